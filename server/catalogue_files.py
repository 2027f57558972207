"""The catalogue as a file that people edit: export, reading, what an import would change."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from server.catalogue_model import Agency, Catalogue, QueuePolicy, Service, Situation, Zone
from server.catalogue_view import CatalogueView
from server.yaml_file import ConfigError, Fault, YamlFile


def exported(view: CatalogueView) -> Catalogue:
    """The catalogue in force, as it would stand in a file."""
    per_agency = {agency.id: 0 for agency in view.agencies}
    for counter in view.counters:
        per_agency[counter.agency_id] += 1
    return Catalogue(
        zones=[Zone(code=zone.code, name=zone.name) for zone in view.zones],
        agencies=[
            Agency(
                prefix=agency.code,
                code=agency.slug,
                name=agency.name,
                short=agency.short,
                spoken=agency.spoken,
                zone=agency.zone.code,
                counters=per_agency[agency.id],
                daily_quota=agency.daily_quota,
                policy=QueuePolicy.model_validate(asdict(agency.policy)),
                complaints=agency.complaints,
                services=[
                    Service(
                        code=service.code,
                        name=service.name,
                        minutes=service.minutes,
                        docs=list(service.docs),
                        fee_idr=service.fee_idr,
                        sla=service.sla,
                        procedure=list(service.procedure),
                        product=service.product,
                        complaints=service.complaints,
                        daily_quota=service.daily_quota,
                        outcomes=list(service.outcomes),
                    )
                    for service in agency.services
                ],
            )
            for agency in view.agencies
        ],
        holidays=list(view.holidays),
        situations=[
            Situation(code=each.code, words=list(each.words), services=list(each.services))
            for each in view.situations
        ],
        complaints=view.branch.complaints,
    )


def as_yaml(catalogue: Catalogue) -> str:
    """The catalogue as a file for people to edit."""
    content = catalogue.model_dump(mode="json", exclude_none=True)
    return yaml.safe_dump({"catalogue": content}, allow_unicode=True, sort_keys=False, width=120)


def read_file(path: Path) -> Catalogue:
    """Read an exported or edited catalogue; raises :class:`ConfigError` with line and key of every fault."""
    file = YamlFile.read(path)
    content = file.content.get("catalogue", file.content)
    prefix: tuple[Any, ...] = ("catalogue",) if "catalogue" in file.content else ()
    try:
        return Catalogue.model_validate(content)
    except ValidationError as error:
        faults = [
            Fault(
                file.line((*prefix, *detail["loc"])),
                ".".join(map(str, detail["loc"])) or "(whole catalogue)",
                detail["msg"],
            )
            for detail in error.errors()
        ]
        raise ConfigError(path, faults) from None


def differences(before: Catalogue, after: Catalogue) -> list[str]:
    """What an import would change, one line each, for a person to read first."""
    old, new = _flat(before), _flat(after)
    lines = [f"+ {key}" for key in new if key not in old]
    lines += [f"- {key}" for key in old if key not in new]
    for key, values in new.items():
        for field, value in values.items():
            if key in old and old[key].get(field) != value:
                lines.append(f"~ {key}: {field}: {old[key].get(field)!r} -> {value!r}")
    return lines


def _flat(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    flat: dict[str, dict[str, Any]] = {"hall": {"complaints": catalogue.complaints}}
    for place, zone in enumerate(catalogue.zones, 1):
        flat[f"zone {zone.code}"] = {"place": place, **zone.model_dump()}
    for place, agency in enumerate(catalogue.agencies, 1):
        flat[f"agency {agency.prefix}"] = {"place": place, **agency.model_dump(exclude={"services"})}
        for row, service in enumerate(agency.services, 1):
            flat[f"service {service.code}"] = {"agency": agency.prefix, "place": row, **service.model_dump()}
    for holiday in catalogue.holidays:
        flat[f"holiday {holiday.date}"] = holiday.model_dump(mode="json")
    for situation in catalogue.situations:
        flat[f"situation {situation.code}"] = situation.model_dump()
    return flat
