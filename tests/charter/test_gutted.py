"""The charter: whoever guts a rule, widens an edition or renames an action holds a build that is no longer original."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterator
from importlib.util import cache_from_source
from itertools import cycle, product
from pathlib import Path

import pytest
from tests.forms import both_forms
from tests.sources import parsed

import infodrill
from infodrill.kernel.ground import SEALS, declarations, ground
from infodrill.kernel.i18n import catalogue
from infodrill.kernel.seals import GROUND_ONLY, MODIFIED, ORIGINAL, UNKNOWN, seals, standing

SOURCE = Path(infodrill.__file__).parent
sys.path.insert(0, str(SOURCE.parents[1] / "tools"))

from seal_release import seal  # noqa: E402

# What is taken out, by (the member that must be named, its file, the text, what stands there instead).
GUTTED: dict[str, tuple[str, str, str, str]] = {
    "a wider ceiling": ("casework rights", "casework/rights.py", '"G1": frozenset({0, 1})', '"G1": frozenset({0, 1, 7})'),
    "one signature less": ("casework rights", "casework/rights.py", "SIGNED_ACTIONS", "SIGNED_ACTIONS_"),
    "no approvals": ("casework nouns publishing", "casework/nouns/publishing.py", "raise refuse(", "print("),
    "no ceilings": ("casework scene", "casework/scene.py", "raise ", "return  # raise "),
    "no leak check": ("casework leak", "casework/leak.py", "return ", "return () or "),
    "no personal data": ("kernel personal", "kernel/personal.py", "return ", "return () and "),
    "anybody may": ("conduct policy may", "conduct/policy/may.py", "return ", "return True or "),
    "anybody sees": ("conduct policy sees", "conduct/policy/sees.py", "return ", "return True or "),
    "no sight of channels": ("conduct policy channels", "conduct/policy/channels.py", "return ", "return True or "),
    "an outcome folded otherwise": ("conduct fold", "conduct/fold.py", "return ", "return None or "),
    "another decision": ("conduct drill", "conduct/drill.py", "raise ", "return  # raise "),
    "persons looked up": ("conduct persons", "conduct/persons.py", 'return "handle"', 'return ""'),
    "an open range": ("kernel egress", "kernel/egress.py", "sys.addaudithook(guard.audit)", "pass"),
    "a wider door": ("web closing", "web/closing.py", "egress.install(", "print("),
    "no mark": ("kernel mark", "kernel/mark.py", '"DIỄN TẬP / EXERCISE"', '""'),
    "pages without the mark": ("every page", "web/templates/infodrill/base.html", "{{ mark }}", ""),
    "posts at machine speed": ("web humanpace", "web/humanpace.py", "raise refusal", "pass"),
    "authors named": ("media names", "media/names.py", "return ", "return str() or "),
    "a wider edition": ("edition vn-2025", "casework/editions/vn-2025.yaml", "[FACT-OWNER, RIGHTS]", "[FACT-OWNER]"),
    "leave called removal": (
        "Vietnamese words of the charter", "locale/vi.d/charter.po", '"không can thiệp"', '"gỡ bỏ"',
    ),
    "always original": (
        "Vietnamese words of the charter", "locale/vi.d/charter.po", "đã sửa đổi so với bản {release}", "nguyên bản {release}",
    ),
    "a report that never tells": ("report front", "review/report/templates/front.html.j2", "v.original", "true"),
    "a softer rating": ("review measures overreaction", "review/measures/overreaction.py", "return ", "return None or "),
    "a blind digest": ("kernel ground", "kernel/ground.py", "source).hexdigest()", 'b"").hexdigest()'),
}  # fmt: skip
# In these every function, method and table is taken out in turn.
CORE = (
    "casework/rights.py", "casework/nouns/publishing.py", "casework/scene.py", "casework/leak.py",
    "casework/nouns/statement.py", "casework/nouns/gate.py", "casework/nouns/selfcorrection.py", "casework/leakcheck.py",
    "casework/disguise.py", "casework/doorways.py", "casework/nouns/decision.py", "kernel/personal.py",
    "casework/editionrights.py", "casework/takedown.py", "casework/noun.py", "conduct/noun.py", "conduct/policy/__init__.py",
    "conduct/policy/may.py", "conduct/policy/sees.py", "conduct/policy/channels.py", "conduct/fold.py", "conduct/drill.py",
    "conduct/persons.py", "kernel/egress.py", "kernel/mark.py", "kernel/chain.py", "kernel/log.py", "kernel/leads.py",
    "media/texts.py", "conduct/wording.py", "web/humanpace.py", "web/closing.py",
)  # fmt: skip
# What a build could run at its start to undo two rules, wherever it stands.
ATTACK = b"""
def ready():
    from infodrill.casework import leakcheck
    from infodrill.casework.nouns import publishing
    publishing._approved = leakcheck.passed = lambda *said: True
"""
PACKAGES = ("web/rooms", "web/templatetags", "casework", ".")
PASSED_OVER = ("__pycache__", "node_modules", "deep/__pycache__", "build")
FILES = ("__init__.py", "__init__.pyc", "__init__.so", "rules.pyc", "rules.txt")
ANYWHERE = tuple(
    zip(*product(PASSED_OVER, FILES), strict=True)
)  # each file in each folder, in one package after the other
REFUSALS = {"refuse", "Refused", "EgressRefused"}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the sources, sealed as a release of its own; the library of scenarios is no ground and stays behind.

    Each test leaves it as it found it.
    """
    copy = tmp_path_factory.mktemp("build") / "infodrill"
    left = shutil.ignore_patterns("__pycache__", "library", "static", SEALS)
    shutil.copytree(SOURCE, copy, ignore=left)
    seal("1.0", copy)
    yield copy
    assert standing(copy).state == ORIGINAL


def test_an_untouched_copy_is_original_wherever_it_lies(build):
    found = standing(build)
    assert (found.state, found.release, found.changed) == (ORIGINAL, "1.0", ())
    assert found.digest == ground(SOURCE).digest


@pytest.mark.parametrize("what", GUTTED)
def test_a_gutted_build_is_modified_and_names_what_was_gutted(build, what):
    member, path, old, new = GUTTED[what]
    kept = (build / path).read_text(encoding="utf-8")
    assert old in kept, "this rule moved: gut it where it stands now"
    (build / path).write_text(kept.replace(old, new), encoding="utf-8")
    try:
        found = standing(build)
    finally:
        (build / path).write_text(kept, encoding="utf-8")
    assert (found.state, found.release, found.changed) == (MODIFIED, "1.0", (member,))


def test_a_rule_that_is_taken_away_or_renounces_the_charter_is_named(build):
    path = build / "casework" / "nouns" / "publishing.py"
    kept = path.read_text(encoding="utf-8")
    path.write_text(
        kept.replace("# Charter: casework nouns publishing", "# No charter: it is only words"),
        encoding="utf-8",
    )
    assert standing(build).changed == ("casework nouns publishing",)
    path.unlink()
    assert standing(build).changed == ("casework nouns publishing",)
    path.with_suffix(".pyc").write_bytes(b"compiled")
    assert standing(build).changed == (
        "casework nouns publishing",
        "undeclared: casework/nouns/publishing.pyc",
    )
    path.with_suffix(".pyc").unlink()
    path.write_text(kept, encoding="utf-8")


def test_no_file_can_opt_out_and_change_a_rule_from_outside(build):
    """Every file that says "No charter" in turn; by the digests of its own package, of which the program's is made."""
    outside = [entry.path for entry in declarations(build) if entry.why]
    assert standing(build).state == ORIGINAL and "web/apps.py" in outside
    packages = {path: build / path.partition("/")[0] if "/" in path else build for path in outside}
    before = {package: ground(package) for package in set(packages.values())}
    for path, package in packages.items():
        kept = (build / path).read_bytes()
        (build / path).write_bytes(kept + ATTACK)
        here = ground(package)
        (build / path).write_bytes(kept)
        assert here.digest == before[package].digest and here.program != before[package].program, path
    assert standing(build).state == ORIGINAL


def test_a_rule_changed_from_outside_the_ground_is_told_in_honest_words(build):
    path = build / "web" / "apps.py"
    kept = path.read_bytes()
    path.write_bytes(kept + ATTACK)
    found = standing(build)
    path.write_bytes(kept)
    assert (found.state, found.release, found.changed) == (GROUND_ONLY, "1.0", ("web",))
    assert "nguyên bản" not in found.in_words("vi") and "original" not in found.in_words("en")
    assert found.in_words("en").startswith("the charter's ground is that of 1.0; other parts of the program")
    assert found.in_words("vi").startswith("phần nền tảng của hiến chương đúng bản 1.0; các phần khác")


def test_a_new_file_that_says_nothing_is_named_and_one_that_opts_out_is_no_original(build):
    path = build / "brandnew.py"
    path.write_bytes(ATTACK)
    silent = standing(build)
    path.write_bytes(b"# No charter: it is only words\n" + ATTACK)
    opted_out = standing(build)
    path.unlink()
    assert (silent.state, silent.changed) == (MODIFIED, ("undeclared: brandnew.py",))
    assert (opted_out.state, opted_out.changed) == (GROUND_ONLY, (".",))


@pytest.mark.parametrize(
    ("package", "folder", "name"),
    both_forms(product(PACKAGES, PASSED_OVER, FILES), {*zip(cycle(PACKAGES), *ANYWHERE)}),
)
def test_no_folder_is_passed_over_where_python_would_look(build, package, folder, name):
    made = build / package / folder
    made.mkdir(parents=True)
    (made / name).write_bytes(ATTACK)
    found = standing(build)
    shutil.rmtree(build / package / folder.partition("/")[0])
    assert found.state == (GROUND_ONLY if name.endswith("txt") else MODIFIED)


def test_what_python_itself_keeps_beside_the_sources_changes_nothing(build):
    compiled = Path(cache_from_source(str(build / "casework" / "leak.py")))
    names = {
        "casework": (compiled.name, "leak.cpython-311.opt-2.pyc"),
        "society": ("threads.near-49.py311.nbi", "threads.near-49.py311.1.nbc"),
    }
    for package, left in names.items():
        (build / package / "__pycache__").mkdir()
        for name in left:
            (build / package / "__pycache__" / name).write_bytes(b"compiled")
    found = standing(build)
    for package in names:
        shutil.rmtree(build / package / "__pycache__")
    assert found.state == ORIGINAL and compiled.parent.name == "__pycache__"


def test_a_rule_that_moves_unchanged_is_the_same_ground_in_a_changed_program(build):
    path = build / "casework" / "leak.py"
    path.rename(build / "conduct" / "leaks.py")
    moved = standing(build).state
    (build / "conduct" / "leaks.py").rename(path)
    assert moved == GROUND_ONLY


def test_without_sources_or_seals_nothing_is_original(tmp_path, build):
    assert standing(tmp_path).state == UNKNOWN
    kept = (build / SEALS).read_text()
    for broken in ("{", "[]", '{"1.0": {}}', ""):
        (build / SEALS).write_text(broken)
        assert standing(build).state == UNKNOWN
    (build / SEALS).write_text(kept)
    shutil.copy(build / SEALS, tmp_path / SEALS)
    assert standing(tmp_path).state == UNKNOWN


@pytest.mark.parametrize("path", CORE)
def test_every_function_and_table_of_the_core_is_in_the_digest(tmp_path, path):
    source = (SOURCE / path).read_text(encoding="utf-8")
    target = tmp_path / Path(path).name
    target.write_text(source, encoding="utf-8")
    digests = {ground(tmp_path).digest}
    gutted = list(_each_gutted(source))
    for text in gutted:
        target.write_text(text, encoding="utf-8")
        digests.add(ground(tmp_path).digest)
    assert gutted and "" not in digests and len(digests) == len({source, *gutted})


def _each_gutted(source: str) -> Iterator[str]:
    """The source with the body of one function, or the value of one table, taken out; once for each."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first, last, instead = (
                node.body[0].lineno,
                node.body[-1].end_lineno,
                f"{' ' * node.body[0].col_offset}return\n",
            )
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.col_offset == 0 and node.value:
            first, last, instead = node.lineno, node.end_lineno, "TAKEN = OUT = None\n"
        else:
            continue
        yield "".join([*lines[: first - 1], instead, *lines[last:]])


def test_no_guard_stands_outside_the_ground():
    outside = {entry.path for entry in declarations(SOURCE) if entry.why}
    guards = {path for path in outside if path.endswith(".py") and REFUSALS & _raised(SOURCE / path)}
    assert guards == set(), "what refuses is ground of the charter: say `# Charter: a name`"


def _raised(path: Path) -> set[str]:
    """What a module raises, and what it hands to `expect` to be raised."""
    nodes = [*ast.walk(parsed(path))]
    raised = [node.exc for node in nodes if isinstance(node, ast.Raise)]
    raised += [
        node.args[1]
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "expect" and len(node.args) > 1
    ]
    called = (error.func for error in raised if isinstance(error, ast.Call))
    return {getattr(function, "id", getattr(function, "attr", "")) for function in called}


def test_no_other_catalogue_says_the_charters_words_otherwise(build, monkeypatch):
    (build / "locale" / "vi.d" / "zz.po").write_text('msgid "no action"\nmsgstr "gỡ bỏ"\n', encoding="utf-8")
    monkeypatch.setattr("infodrill.kernel.i18n.files", lambda package: build)
    assert catalogue.__wrapped__("vi")["no action"] == "không can thiệp"
    (build / "locale" / "vi.d" / "zz.po").unlink()


def test_a_name_is_not_sealed_twice_by_accident(build):
    kept, path = (build / SEALS).read_text(encoding="utf-8"), build / "casework" / "scene.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "# more\n", encoding="utf-8")
    with pytest.raises(ValueError, match="sealed already"):
        seal("1.0", build)
    assert (build / SEALS).read_text(encoding="utf-8") == kept
    told = seal("1.1", build)
    assert "1 changed since 1.0" in told and told.splitlines()[1:] == ["  casework scene"]
    assert list(seals(build)) == ["1.0", "1.1"] and standing(build).release == "1.1"
    path.write_text(text, encoding="utf-8")
    assert (standing(build).state, standing(build).release) == (ORIGINAL, "1.0")
    seal("1.1", build, again=True)
    (build / SEALS).write_text(kept, encoding="utf-8")
