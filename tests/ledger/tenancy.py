"""Which statements in storage touch a business's table without naming the business."""

import ast
from collections.abc import Iterator
from itertools import chain

from storage import tables

BELONG_TO_NOBODY = {
    *("Person", "Identity", "Consent", "Claim", "WrongCode", "Pin", "PinTry"),
    *("Inbox", "OpenTalk", "PollVote", "Chat", "ChatLink", "Content", "Lead"),
}
"""Tables outside any business: people, what comes before it is known which business is meant, the machine's own."""

MAY_LOOK_ACROSS = {
    "codes.invitation": "Invite, found by its code",
    "codes.invited": "Invite, found by its code",
    "groups._use_code": "GroupCode, found by its code",
    "groups.reachable": "GroupChat, found by its address, whichever businesses it is bound to",
    "groups.unreachable": "GroupChat, found by its address, whichever businesses it is bound to",
    "people.places_of": "Member, found by the person",
    "claims.claim": "Outbox, of which a sender takes every business's",
    "claims._ready": "Outbox, of which a sender takes every business's",
    "claims._candidates": "Outbox, of which a sender takes every business's",
    "claims._heads": "Outbox, of which a sender takes every business's",
    "claims._is_earlier": "Outbox, found by its chat",
    "receipts._was_passed": "Outbox, found by its chat",
    "claims.give_up_unknown": "Outbox, of which a sender takes every business's",
    "costs.written_to": "MessageCost, counted for the sender that all businesses share",
    "holders.suspended_at": "Member, found by the person",
    "shown.about": "Outbox, found by its address",
    "erasures._has_a_place": "Member, found by the person",
    "erasures._forget_address": "Outbox, found by its address",
    "files.business_of": "File, found by its id for the page that shows all businesses",
    "chat.answered": "Outbox, found by its address",
    "businesses.businesses": "Business, which are all listed",
    "sent_files.keep": "SentFile, found by all columns of a row that names the business",
    "summary.statements._silence": "Partner, which the statement around it binds",
    "prompts.once_for_silent": "Prompt, whose column types are named",
}
"""Functions that may ask one table without naming the business, and why."""


def tenant_models() -> set[str]:
    """Names of the models whose rows belong to a business."""
    return {name for name in tables.__all__ if "business_id" in getattr(tables, name).model_fields} - BELONG_TO_NOBODY


def unbound(module: str, source: str) -> list[str]:
    """Functions that ask a business's table without comparing its business id, themselves or by what they call."""
    tree = ast.parse(source)
    models = {name: model for name, model in _table_names(tree) if model in tenant_models()}
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return [
        f"{module}.{function.name} (line {function.lineno}): {models[name]}"
        for function in functions.values()
        for name in sorted((_asked(function) & models.keys()) - _bound(function, functions))
        if not MAY_LOOK_ACROSS.get(f"{module}.{function.name}", "").startswith(f"{models[name]},")
    ]


def _table_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names given to tables by `name = table_of(tables.Model)`, each with the model."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            call = node.value
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "table_of":
                yield node.targets[0].id, ast.unparse(call.args[0]).rpartition(".")[2]


def _asked(function: ast.FunctionDef) -> set[str]:
    """Names of tables that statements of a function read, change or delete from."""
    return {
        name.id
        for call in ast.walk(function)
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


def _bound(function: ast.FunctionDef, functions: dict[str, ast.FunctionDef]) -> set[str]:
    """Names of tables whose business id is compared with something, here or in functions of the module called here."""
    names = _compared(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr in functions:
            names |= _compared(functions[node.attr])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
            called = functions[node.func.id]
            inner = _compared(called) if called is function else _bound(called, functions)
            given = dict(zip((argument.arg for argument in called.args.args), node.args, strict=False))
            names |= inner | {arg.id for name in inner if isinstance(arg := given.get(name), ast.Name)}
    return names


def _compared(function: ast.FunctionDef) -> set[str]:
    return _alike(function) | {
        side.value.value.id
        for compare in ast.walk(function)
        if isinstance(compare, ast.Compare)
        for side in (compare.left, *compare.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "business_id"
        if isinstance(side.value, ast.Attribute) and isinstance(side.value.value, ast.Name)
    }


def _alike(function: ast.FunctionDef) -> set[str]:
    """Names of tables of which `alike(one, other, …)` says that their rows belong to one business."""
    return {
        name.id
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "alike"
        for name in call.args[:2]
        if isinstance(name, ast.Name)
    }
