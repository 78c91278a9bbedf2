"""The conversations about what the business sells, at what prices, and what is done with their decisions."""

from __future__ import annotations

from bot.domain.product import Listing, Naming, Packing, Unnaming
from bot.domain.reseller import Tiering
from bot.domain.speaker import Role
from bot.talking.scene import Scene
from bot.talking.talk_kind import Does, TalkKind
from handlers import other_names, packs, product_list, reseller_prices
from storage import products
from storage import reseller_prices as for_resellers


def add_products(scene: Scene, listing: Listing) -> Listing:
    products.add(scene.books, (*listing.added, *listing.repriced))
    products.pack_as_said(scene.books, (*listing.added, *listing.packed), scene.speaker.person_id)
    return listing


def price_for_resellers(scene: Scene, tiering: Tiering) -> Tiering:
    for_resellers.set_tiers(scene.books, tiering)
    return tiering


def name_otherwise(scene: Scene, naming: Naming) -> Naming:
    for name in naming.names:
        products.learn(scene.books, name, naming.product.code, scene.speaker.person_id)
    return naming


def forget_name(scene: Scene, unnaming: Unnaming) -> Unnaming:
    products.forget(scene.books, unnaming.name, scene.speaker.person_id)
    return unnaming


def pack(scene: Scene, packing: Packing) -> Packing:
    products.pack(scene.books, packing.product.code, packing.unit, packing.size, scene.speaker.person_id)
    return packing


OWNER, HOUSE, PARTNER = frozenset({Role.OWNER}), frozenset({Role.OWNER, Role.STAFF}), frozenset({Role.PARTNER})
LISTING: Does = {Listing: (add_products, product_list.listed_now)}
PRICING: Does = {**LISTING, Tiering: (price_for_resellers, reseller_prices.priced_now)}
NAMING: Does = {Naming: (name_otherwise, other_names.called_now)}
UNNAMING: Does = {Unnaming: (forget_name, other_names.forgotten)}
PACKING: Does = {Packing: (pack, packs.packed)}
PRODUCT_LIST = (
    TalkKind("product_list", product_list.product_list, HOUSE, ("produk",)),
    TalkKind("prices", product_list.prices, PARTNER, ("daftar harga",)),
    TalkKind("add_products", product_list.add_products, OWNER, ("tambah produk",), LISTING),
    TalkKind("change_prices", product_list.change_prices, OWNER, product_list.NEW_PRICE, PRICING),
    TalkKind("name_otherwise", other_names.name_otherwise, OWNER, ("nama lain", "tambah nama lain"), NAMING),
    TalkKind("forget_name", other_names.forget_name, OWNER, ("lupakan", "hapus nama lain", "hapus nama"), UNNAMING),
    TalkKind("pack_size", packs.pack_size, OWNER, ("isi", "satuan"), PACKING),
)
