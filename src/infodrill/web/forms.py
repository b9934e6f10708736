"""From a posted form to a command: the verb names the dataclass, its type hints say what each field may hold.

Strict: a field that is missing, unknown, given twice or of the wrong kind is refused by name. The verb of a class is its
name in kebab case: `AcknowledgeInject` → "acknowledge-inject".
"""

# Charter: web forms
from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from infodrill.casework import noun as casework
from infodrill.casework.attachments import MAX_BYTES
from infodrill.casework.parting import joined
from infodrill.conduct.noun import Command, commands
from infodrill.kernel.fields import LONGEST, Field, Key, declared
from infodrill.kernel.i18n import N_
from infodrill.web.refusals import FormError
from infodrill.web.sealing import unveil, unveil_source

# What a form may hold beside the command's own fields.
FRAME = frozenset({"csrfmiddlewaretoken", "client", "next", "role"})
Files: TypeAlias = "MultiValueDict[str, UploadedFile]"
NO_FILES: Files = MultiValueDict()
YES, NO = frozenset({"1", "true", "on", "yes"}), frozenset({"", "0", "false", "off", "no"})


@cache
def verbs() -> dict[str, type[Command]]:
    """Every command by its verb."""
    known: tuple[type[Command], ...] = (*casework.commands(), *commands())
    return {kebab(command.__name__): command for command in known}


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@cache
def _hints(verb: str) -> Mapping[str, Any]:
    """The types of the fields of a verb's command."""
    return typing.get_type_hints(verbs()[verb])


def build(
    verb: str, form: QueryDict, role: str, files: MultiValueDict[str, UploadedFile] = NO_FILES
) -> Command:
    """The command that a form asks for, under one role, its files as they came. Raises FormError naming the field."""
    cls, hints = verbs()[verb], _hints(verb)
    known = declared(cls)
    own = {each_field.name: each_field for each_field in fields(cls)}
    unknown = (set(form) - set(own) - FRAME) | {file for file in files if hints.get(file) is not bytes}
    if unknown:
        raise _wrong(N_("The form holds a field that is not known: {field}."), min(unknown))
    values: dict[str, Any] = {"role": role}
    for name, field in own.items():
        if name == "role" or name in values:
            continue
        if hints[name] is bytes:
            values[name] = _file(name, files)
            continue
        given = form.getlist(name)
        bare = field.default is MISSING and field.default_factory is MISSING
        if (lines := getattr(known[name].kind, "parted", "")) and len(given) > 1:
            _refuse_odd(name, given)
            values[name], values[lines] = joined(given)
        elif given or (bare and _may_be_absent(hints[name])):
            values[name] = meant(known[name], _value(name, given, hints[name]))
        elif bare:
            raise _wrong(N_("The form lacks a field: {field}."), name)
    return cls(**values)


def meant(field: Field, value: Any) -> Any:
    """What a command is given for the word that a page or a program has for a post."""
    of = field.kind.of if isinstance(field.kind, Key) else ""
    read = {"post": unveil, "source": unveil_source, "said": unveil_source}.get(of)
    return read(value) if read and isinstance(value, str) else value


def _file(name: str, files: MultiValueDict[str, UploadedFile]) -> bytes:
    given = files.getlist(name)
    if len(given) != 1:
        raise _wrong(N_("The form lacks a field: {field}."), name)
    return bytes(given[0].read(MAX_BYTES + 1))


def _may_be_absent(hint: Any) -> bool:
    """A browser sends nothing for an unticked box or an empty choice."""
    return hint is bool or typing.get_origin(hint) is tuple


def _value(name: str, given: list[str], hint: Any) -> Any:
    _refuse_odd(name, given)
    if typing.get_origin(hint) is tuple:
        return tuple(_single(name, value, typing.get_args(hint)[0]) for value in given if value != "")
    if len(given) > 1:
        raise _wrong(N_("The form gives a field twice: {field}."), name)
    return _single(name, given[0] if given else "", hint)


def _refuse_odd(name: str, given: list[str]) -> None:
    if any(len(value) > LONGEST or "\x00" in value for value in given):
        raise _wrong(N_("A field is too long or holds what no text holds: {field}."), name)


def _single(name: str, raw: str, hint: Any) -> Any:
    if hint is str:
        return raw.replace("\r\n", "\n")
    if hint is bool and raw.lower() in YES | NO:
        return raw.lower() in YES
    if hint is int and re.fullmatch(r"-?[0-9]{1,12}", raw.strip(), re.ASCII):
        return int(raw)
    raise _wrong(N_("A field holds something else than it should: {field}."), name)


def _wrong(message: str, field: str) -> FormError:
    return FormError(message, remedy=N_("Load the page again and fill in the form there."), field=field)
