"""Which statements in storage touch a business's table without naming the business."""

import ast
from collections.abc import Iterator
from itertools import chain

from storage import tables

Place = ast.FunctionDef | ast.Assign
BELONG_TO_NOBODY = {
    *("Person", "Identity", "Consent", "Claim", "WrongCode", "Pin", "PinTry"),
    *("Inbox", "OpenTalk", "PollVote", "CaughtUp", "Chat", "ChatLink", "Content", "Lead"),
}
"""Tables outside any business: people, what comes before it is known which business is meant, the machine's own."""

MAY_LOOK_ACROSS = {
    "codes.invitation": "Invite, found by its code",
    "groups._use_code": "GroupCode, found by its code",
    "groups.reachable": "GroupChat, found by its address, whichever businesses it is bound to",
    "groups.unreachable": "GroupChat, found by its address, whichever businesses it is bound to",
    "claims._ANSWERED": "Outbox, of which a sender takes every business's",
    "claims._heads": "Outbox, of which a sender takes every business's",
    "receipts._was_passed": "Outbox, found by its chat",
    "claims.give_up_unknown": "Outbox, of which a sender takes every business's",
    "costs.written_to": "MessageCost, counted for the sender that all businesses share",
    "holders.suspended_at": "Member, found by the person",
    "outbox._HOLDS_UP_CHAT": "Outbox, found by its chat",
    "outbox._NEWEST": "Outbox, found by its chat",
    "outbox._UNDECIDED": "Outbox, of which an attempt names the business",
    "shown._LATEST": "Outbox, found by its chat",
    "shown.about": "Outbox, found by its address",
    "erasures._has_a_place": "Member, found by the person",
    "files.business_of": "File, found by its id for the page that shows all businesses",
    "transcript.answered": "Outbox, found by its address",
    "sent_files.keep": "SentFile, found by all columns of a row that names the business",
    "entered_reports._NEWER": "Report, which the statement around it binds",
    "past_weeks._by_itself": "Report, which the statement around it binds",
    "past_weeks._reached": "Partner, which the statement around it binds",
    "products._price_today": "Product, which the statement around it binds",
    "products._forgotten_since": "ProductAlias, which the statement around it binds",
    "summary.statements._silence": "Partner, which the statement around it binds",
}
"""Functions, and statements built once, that may ask one table without naming the business, and why."""


def tenant_models() -> set[str]:
    """Names of the models whose rows belong to a business."""
    return {name for name in tables.__all__ if "business_id" in getattr(tables, name).model_fields} - BELONG_TO_NOBODY


def unbound(module: str, source: str) -> list[str]:
    """What asks a business's table without comparing its business id, itself or by what it names of the module."""
    tree = ast.parse(source)
    models = {name: model for name, model in _table_names(tree) if model in tenant_models()}
    places = dict(_places(tree))
    return [
        f"{module}.{place} (line {node.lineno}): {models[name]}"
        for place, node in places.items()
        for name in sorted((_asked(node) & models.keys()) - _bound(node, places))
        if not MAY_LOOK_ACROSS.get(f"{module}.{place}", "").startswith(f"{models[name]},")
    ]


def _places(tree: ast.Module) -> Iterator[tuple[str, Place]]:
    """Functions, and statements that are built once, by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
    for assigned in tree.body:
        if isinstance(assigned, ast.Assign) and isinstance(assigned.targets[0], ast.Name):
            yield assigned.targets[0].id, assigned


def _table_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names given to tables by `name = table_of(tables.Model)`, each with the model."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            call = node.value
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "table_of":
                yield node.targets[0].id, ast.unparse(call.args[0]).rpartition(".")[2]


def _asked(place: Place) -> set[str]:
    """Names of tables that the statements in one place read, change or delete from."""
    return {
        name.id
        for call in ast.walk(place)
        if isinstance(call, ast.Call)
        for name in chain(*map(ast.walk, [*_source(call), *call.args]))
        if _is_statement(call) and isinstance(name, ast.Name)
    }


def _is_statement(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    return name in {"select", "update", "delete", "join", "outerjoin", "select_from", "where"}


def _source(call: ast.Call) -> list[ast.expr]:
    """The table of `table.update()`; of a longer chain, nothing that is not found in its other calls."""
    return [call.func.value] if isinstance(call.func, ast.Attribute) and not call.args else []


def _bound(place: Place, places: dict[str, Place]) -> set[str]:
    """Names of tables whose business id is compared with something, here or in what of the module is named here."""
    names = _compared(place)
    for node in ast.walk(place):
        if isinstance(node, ast.Attribute) and node.attr in places and not _is_column(node):
            names |= _compared(places[node.attr])
        if isinstance(node, ast.Name) and isinstance(built := places.get(node.id), ast.Assign) and built is not place:
            names |= _bound(built, places)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = places.get(node.func.id)
            if isinstance(called, ast.FunctionDef):
                inner = _compared(called) if called is place else _bound(called, places)
                given = dict(zip((argument.arg for argument in called.args.args), node.args, strict=False))
                names |= inner | {arg.id for name in inner if isinstance(arg := given.get(name), ast.Name)}
    return names


def _is_column(attribute: ast.Attribute) -> bool:
    return isinstance(attribute.value, ast.Attribute) and attribute.value.attr == "c"


def _compared(place: Place) -> set[str]:
    return _said_to_match(place) | {
        side.value.value.id
        for compare in ast.walk(place)
        if isinstance(compare, ast.Compare)
        for side in (compare.left, *compare.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "business_id"
        if isinstance(side.value, ast.Attribute) and isinstance(side.value.value, ast.Name)
    }


def _said_to_match(place: Place) -> set[str]:
    """Names of tables that `alike(one, other, …)` keeps to one business, or `books.own(one, …)` to its own."""
    return {
        name.id
        for call in ast.walk(place)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"alike", "books.own"}
        for name in call.args[:2]
        if isinstance(name, ast.Name)
    }
