"""Bu Tini and her business, for which Warung Bu Siti sells as well."""

from __future__ import annotations

from tests.town import CAST, Town

SAMBAL_LIST = "sambal 25rb botol\nkrupuk 8rb bungkus"


def opens_sambal(town: Town, products: str = SAMBAL_LIST) -> None:
    """Bu Tini's business, which leaves 20 percent to a warung."""
    for words in (town.claim_code(), CAST["tini"], "Sambal Ibu", products, "ya", "20% buat warung", "ya"):
        town.says("tini", words)
    for words in ("sabtu jam 4 sore", "WIB", "ya"):
        town.says("tini", words)


def sells_for_both(town: Town, products: str = SAMBAL_LIST, goods: str = "sambal 12") -> None:
    opens_sambal(town, products)
    said = town.says("tini", "undang Warung Bu Siti 20%")
    while "MULAI" not in said:
        said = town.says("tini", "ya")
    town.says("siti", f"MULAI {said.split('MULAI ')[1][:8]}")
    town.says("siti", "SETUJU")
    town.says("tini", f"titip {goods} ke warung bu siti")
    town.says("tini", "ya")
    town.taps("siti", "Sudah datang")
    for who in ("siti", "tini", "rina"):
        town.hears(who)
