"""Things that small producers sell: a name listed here is never taken for a slip in the name of another."""

OTHER_GOODS = frozenset(
    """
    abon agar amplang arem bagea bakcang bakpau bakpia bakso bakwan basreng batagor batik bawang bika bingka bolen bolu brownies
    brondong bubur buras cakwe cendol cenil cilok cilor cimol cincau cireng combro coklat cookies cucur dadar dawet dodol donat
    dorayaki emping enting es gado gaplek geblek gemblong getuk gethuk gorengan granat gudeg gula intip jagung jahe jamu jelly
    jenang jeruk kacang kaastengels kastangel kastengel kecap kecimpring kelapa kembang kentang kerupuk krupuk keripik kripik kering
    ketan ketimus keju klepon kolak kopi kremes kroket kue kukis lapis lekker lemang lemper lempuk lepet lontong lumpia lupis
    madu madumongso makaroni mangga manisan martabak marning mendoan mie molen naget nagasari nasi nastar ombus onde opak oncom otak
    panada pangsit pastel pempek pepes peyek piscok pisang pie pukis putri puding putu rempeyek rendang rengginang rengginan risol
    risoles rosela roti rujak sagon sagu sale salad sambal sambel sate semprit semprong serabi seblak siomay sirup singkong soes
    sosis spikoe stik stick sus susu surabi tahu talam tape tapai teh telur tempe teri terasi terong timus tiwul tongseng ubi
    ulen untir wafer wajik wajit wedang wingko yangko yogurt teng-teng bagelen egg roll macaroni kembang goyang semar mendem
    """.split()
)
