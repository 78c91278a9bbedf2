"""What the code should look like, as functions from source to faults, each fault one line for a reader."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "storage")
FILE_LINES = 300
FUNCTION_LINES = 60
FUNCTION_MEDIAN_LINES = 10
VAGUE = {"utils", "util", "helpers", "helper", "common", "services", "service", "manager", "managers", "core", "misc"}

READER = "handlers.understand"
STEPS_OF_READING = tuple(
    f"{READER}.{step}" for step in ["words", "text", "numbers", "products", "atoms", "joins", "parts", "facts"]
)
"""The folders of the reader, in the order in which a message passes them; none knows a later one."""
READINGS = tuple(f"{READER}.{result}" for result in ("doubt", "line", "reading"))

MAY_IMPORT = {
    **{step: (*STEPS_OF_READING[: at + 1], *READINGS, "bot.domain") for at, step in enumerate(STEPS_OF_READING)},
    "bot.domain": ("bot.domain",),
    "handlers": ("handlers", "bot.conversation", "bot.ask", "bot.reply", "bot.texts", "bot.domain"),
    "storage": ("storage", "bot.domain"),
}
"""What a package may import of the project; a package that is not named may import all of it, except channels."""

SPEAKS_INDONESIAN = ("handlers.understand", "bot.talking.words", "bot.demo")
"""Where Indonesian is what people type, and so belongs into the code."""

KNOWS_CHANNELS = ("bot.app", "bot.channels", "bot.cli", "bot.commands", "bot.__main__", "tests", "benchmarks")
SHARED_WITH_CHANNELS = ("bot.channels.message",)
"""The shapes that pass between the machine and every channel; the machine knows no channel by its name."""


REGISTRY_HOST = re.compile(
    r"\b(?:(?:test\.)?py[p]i\.(?:org|io)|(?:files\.)?pythonh[o]sted\.org|registry\.(?:npm[j]s\.org|yarn[p]kg\.com)"
    r"|(?:deb|security|ftp)\.deb[i]an\.org|(?:archive|security)\.ub[u]ntu\.com|anac[o]nda\.org|proxy\.gol[a]ng\.org)\b"
)
MACHINE_PATH = re.compile(r"(?<![\w./:~-])/(?:home|Users|root|work|workspace)/[\w.-]+")
INDONESIAN = re.compile(
    r"\b(?:yang|belum|sudah|anda|laporan|minggu|untuk|dengan|silakan|tidak|berapa|terima kasih|setoran|betul|apakah)\b",
    re.IGNORECASE,
)
BOLD = re.compile(r"\*[^*\n]+\*")


def tracked_files() -> list[Path]:
    """All files that git keeps or will keep once they are added; in an unpacked archive, all that are not hidden."""
    if not (ROOT / ".git").exists():
        return sorted(path for path in ROOT.rglob("[!.]*") if path.is_file() and not is_made(path))
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def is_made(path: Path) -> bool:
    """Whether tools made `path` rather than people."""
    return any(part.startswith(".") or part in {"__pycache__", "var"} for part in path.relative_to(ROOT).parts)


def modules() -> list[Path]:
    """The product's own Python files, but for migrations, which are as long as the change they make."""
    python = [path for path in tracked_files() if path.suffix == ".py"]
    return [path for path in python if is_in(name_of(path), PACKAGES) and "migrations" not in path.parts]


def tests() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py" and is_in(name_of(path), ("tests", "benchmarks"))]


def name_of(path: Path) -> str:
    """The dotted name that `path` is imported by: `bot.domain` for `bot/domain/__init__.py`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def long_file(source: str) -> list[str]:
    lines = source.count("\n")
    return [f"has {lines} lines; split it by noun, {FILE_LINES} is the most"] if lines > FILE_LINES else []


def long_functions(source: str) -> list[str]:
    return [
        f"{function.name} has {lines_of(function)} lines; {FUNCTION_LINES} is the most"
        for function in functions(source)
        if lines_of(function) > FUNCTION_LINES
    ]


def median_of_functions(sources: list[str]) -> float:
    """The middle length of all functions, in lines with their signature and docstring."""
    return median([lines_of(function) for source in sources for function in functions(source)])


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def no_opening_sentence(source: str) -> list[str]:
    opening = (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0]
    return [] if opening.endswith((".", "?", "!")) else ["does not open with a sentence that says what it is for"]


def vague_names(name: str) -> list[str]:
    return [f"`{part}` names no idea of the trade" for part in name.split(".") if part in VAGUE]


def forbidden_imports(name: str, source: str) -> list[str]:
    """Imports by module `name` that run against the one direction of the design."""
    return [f"imports {other}" for other in sorted(set(imports(name, source))) if not may_import(name, other)]


def may_import(name: str, other: str) -> bool:
    names_a_channel = is_in(other, ("bot.channels",)) and not is_in(other, SHARED_WITH_CHANNELS)
    is_a_test = other.rpartition(".")[2].startswith("test_")
    if is_a_test or (names_a_channel and not is_in(name, KNOWS_CHANNELS)):
        return False
    for package, allowed in MAY_IMPORT.items():
        if is_in(name, (package,)):
            return is_in(other, allowed)
    return True


def imports(name: str, source: str) -> Iterator[str]:
    """Modules of the project that module `name` imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(source)):
        for other in imported_by(node, name):
            if is_in(other, (*PACKAGES, "tests", "benchmarks")):
                yield other


def imported_by(node: ast.AST, name: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    module = node.module or ""
    if node.level:
        module = ".".join([*name.split(".")[: -node.level], module]).rstrip(".")
    return [module if is_module(module) else f"{module}.{alias.name}" for alias in node.names]


def is_module(name: str) -> bool:
    """Whether `from name import ...` takes things out of a file, rather than files out of a folder."""
    return not (ROOT / name.replace(".", "/")).is_dir()


def unextractable_texts(source: str) -> list[str]:
    """Calls of `_` and `_n` whose text is not a plain string, so that no catalogue can hold it."""
    return [
        f"line {call.lineno}: {ast.unparse(call)} cannot be extracted; give `_` a plain string and format afterwards"
        for call in text_calls(source)
        if not all(is_string(argument) for argument in call.args[: 2 if name_called(call) == "_n" else 1])
    ]


def text_calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_called(node) in {"_", "_n"}:
            yield node


def name_called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def is_string(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def indonesian_texts(name: str, source: str) -> list[str]:
    """Strings that look like Indonesian sentences: three words or more, two of them tell-tale.

    Docstrings and texts may quote what people type, the texts in *bold*.
    """
    if is_in(name, SPEAKS_INDONESIAN):
        return []
    tree = ast.parse(source)
    quoted = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        f"line {node.lineno}: {node.value!r} belongs into the catalogue"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quoted
        if len(node.value.split()) > 2 and len(INDONESIAN.findall(BOLD.sub("", node.value))) > 1
    ]


def registry_hosts(text: str) -> list[str]:
    return [f"names the package registry {found[0]}" for found in REGISTRY_HOST.finditer(text)]


def machine_paths(text: str) -> list[str]:
    return [f"names {found[0]}, a path of one machine" for found in MACHINE_PATH.finditer(text)]
