"""What is done about who belongs to a business, and on what terms: storage verbs, and what is told of them."""

from __future__ import annotations

from bot.domain.business import Opened, Opening
from bot.domain.holder import HolderWord
from bot.domain.joining import Invite, Inviting, Joined, Joining, Uninviting, WrongCode
from bot.domain.offer import Accepted, Accepting, Declined, Declining, Offer, Offered, Offering
from bot.domain.personal import Erased, Erasing, ErasureWord
from bot.domain.pin import Forgetting, Forgotten, PinReset
from bot.domain.speaker import Place, Role
from bot.domain.staff import StaffInviting, StaffJoining, StaffLeaving, StaffLeft
from bot.talking.scene import Scene
from bot.texts import _
from handlers.join import WORDING
from storage import (
    agreements,
    businesses,
    chat_links,
    codes,
    endings,
    erasures,
    holders,
    ledger,
    partners,
    people,
    pins,
    products,
    stock,
)
from storage.books import Books
from storage.businesses import books_of
from storage.numbers import next_number


def open_business(scene: Scene, opening: Opening) -> Opened:
    person_id = scene.speaker.person_id
    codes.use_claim(scene.connection, opening.code, person_id, scene.now)
    people.rename(scene.connection, person_id, opening.owner)
    people.agree_to_storing(scene.connection, person_id, WORDING, scene.now)
    books = businesses.open_business(scene.connection, opening.new, person_id, scene.now)
    people.speak_for(scene.connection, scene.speaker.identity_id, books.business_id, 0, scene.now)
    return Opened(opening.new.name)


def invite(scene: Scene, inviting: Inviting) -> Invite:
    books = scene.books
    partner_id = inviting.partner_id or partners.add(
        books, inviting.name, inviting.kind, inviting.phone or None, inviting.terms, inviting.schedule
    )
    if inviting.renews:
        partners.offer(books, partner_id, inviting.terms, inviting.schedule)
        if not partners.has_accepted(books, partner_id):
            endings.renew(books, partner_id)
    code = codes.invite(books, partner_id)
    return Invite(inviting.name, scene.place.business, code, chat_links.with_code(scene.connection, code))


def invite_staff(scene: Scene, inviting: StaffInviting) -> Invite:
    code = codes.invite(scene.books, name=inviting.name)
    return Invite(inviting.name, scene.place.business, code, chat_links.with_code(scene.connection, code))


def uninvite(scene: Scene, word: Uninviting) -> Uninviting:
    """A partner that nobody has come to, and where no goods went, is one no more."""
    invitation, books = word.invitation, scene.books
    codes.withdraw(books, invitation, scene.speaker.person_id)
    if invitation.partner_id and _is_untouched(books, invitation.partner_id):
        endings.end(books, invitation.partner_id)
    return word


def _is_untouched(books: Books, partner_id: int) -> bool:
    """Whether nothing was agreed with a partner yet, and no goods and no money moved."""
    moved = stock.on_the_way(books, partner_id) or stock.on_hand(books, partner_id) or ledger.balance(books, partner_id)
    return not moved and not partners.has_accepted(books, partner_id)


def offer_terms(scene: Scene, offering: Offering) -> Offered:
    books, partner_id = scene.books, offering.partner_id
    partner, agreement = partners.partner(books, partner_id), agreements.standing(books, partner_id)
    version = partners.offer(books, partner_id, offering.terms, offering.schedule)
    offer = Offer(partner_id, version, offering.terms, offering.schedule)
    return Offered(offer, partner, agreement, products.products(books), agreement.accepted is not None)


def accept_terms(scene: Scene, word: Accepting) -> Accepted:
    first = _accept(scene.books, word.partner_id, scene.speaker.person_id, word.words, word.version)
    partner, agreement = (
        partners.partner(scene.books, word.partner_id),
        agreements.standing(scene.books, word.partner_id),
    )
    return Accepted(partner, agreement, again=not first)


def _accept(books: Books, partner_id: int, person_id: int, words: str, version: int = 0) -> bool:
    """Accept terms, and go on where they were offered to a partner that had stopped; whether it is the first yes."""
    renewal = partners.renewal(books, partner_id)
    first = partners.accept(books, partner_id, person_id, words, version)
    if renewal:
        endings.renew(books, partner_id)
    return first


def decline_terms(scene: Scene, word: Declining) -> Declined:
    """Nothing is written: terms that are offered count for nothing, and may be accepted later on."""
    return Declined(partners.partner(scene.books, word.partner_id), word.words)


def join(scene: Scene, joining: Joining) -> Joined:
    books = books_of(scene.connection, joining.business_id, scene.now)
    person_id = scene.speaker.person_id
    codes.use_invite(books, joining.code, person_id)
    people.rename(scene.connection, person_id, joining.name)
    people.agree_to_storing(scene.connection, person_id, WORDING, scene.now)
    people.join(books, person_id, Role.PARTNER, joining.partner_id)
    if joining.accepts:
        _accept(books, joining.partner_id, person_id, joining.words)
    people.speak_for(scene.connection, scene.speaker.identity_id, joining.business_id, joining.partner_id, scene.now)
    partner = partners.partner(books, joining.partner_id)
    return Joined(joining.name, partner.name, partner.terms.holds_goods)


def join_staff(scene: Scene, joining: StaffJoining) -> StaffJoining:
    speaker, business_id = scene.speaker, joining.invited.business_id
    books = books_of(scene.connection, business_id, scene.now)
    codes.use_invite(books, joining.code, speaker.person_id)
    if not speaker.places:
        people.rename(scene.connection, speaker.person_id, joining.invited.name)
    people.agree_to_storing(scene.connection, speaker.person_id, WORDING, scene.now)
    people.join(books, speaker.person_id, Role.STAFF)
    people.speak_for(scene.connection, speaker.identity_id, business_id, 0, scene.now)
    return joining


def remove_staff(scene: Scene, leaving: StaffLeaving) -> StaffLeft:
    member = leaving.member
    readers = people.readers(scene.books, Role.STAFF, person_ids=[member.person_id])
    people.leave(scene.books, member.person_id)
    return StaffLeft(member.person, scene.place.business, tuple(readers))


def note_wrong_code(scene: Scene, wrong: WrongCode) -> WrongCode:
    codes.note_wrong(scene.connection, scene.speaker.identity_id, scene.now)
    return wrong


def settle_holder(scene: Scene, word: HolderWord) -> HolderWord:
    if word.same:
        holders.confirm(scene.connection, word.doubtful.identity_id, scene.now)
    else:
        holders.part(scene.connection, word.doubtful.identity_id, scene.now)
    return word


def wish_erasure(scene: Scene, erasing: Erasing) -> Erasing:
    erasures.ask(scene.books, scene.place.partner_id, scene.speaker.person_id)
    return erasing


def erase(scene: Scene, word: ErasureWord) -> Erased:
    neutral = _("Partner {n}").format(n=next_number(scene.books))
    wish = word.wish
    readers = people.readers(scene.books, Role.PARTNER, [wish.partner_id], [wish.person_id])
    erasures.erase(scene.books, wish.partner_id, wish.person_id, neutral, scene.speaker.person_id)
    return Erased(neutral, scene.place.business, tuple(readers))


def plead(scene: Scene, _forgetting: Forgetting) -> Forgotten:
    return pins.plead(scene.books, scene.speaker.person_id, scene.place.partner_id)


def reset_pin(scene: Scene, reset: PinReset) -> Forgotten:
    pins.choose(scene.connection, reset.forgotten.person_id, "", scene.now)
    return reset.forgotten


def speak_for(scene: Scene, place: Place) -> Place:
    people.speak_for(scene.connection, scene.speaker.identity_id, place.business_id, place.partner_id, scene.now)
    return place
