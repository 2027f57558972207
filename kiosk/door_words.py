"""What the pages at the door say. Pure: the catalogue comes in as the JSON that kiosks get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.phone_hall import before_hours, hhmm, when
from kiosk.saying import LANGUAGES, Say, say_in
from server.translate import public_words

FIRST_NEEDS = 6
"""So many needs are seen at once, the others behind one touch."""
FEW_LEFT = 5
REASONS = frozenset({
    "holiday", "closed-day", "before-opening", "after-last-ticket", "day-closing", "day-closed",
    "queue-closed", "full", "no-time",
})  # fmt: skip

Json = dict[str, Any]


def home(catalogue: Json, language: str, say: Say) -> Json:
    """The first page: needs in the order of demand, agencies with who waits there, why the hall is closed."""
    needs = [_need(catalogue, each, language) for each in _by_demand(catalogue)]
    agencies = [
        {
            **agency,
            "line": waiting(catalogue, agency, language, say, brief=True),
            "services": [
                {**each, "closed": refusal(catalogue, agency, each, language, say)}
                for each in agency["services"]
            ],
        }
        for agency in catalogue["agencies"]
    ]
    return {
        "needs": needs[:FIRST_NEEDS],
        "more_needs": needs[FIRST_NEEDS:],
        "agencies": agencies,
        "closed": None if catalogue["open"] else _closed(catalogue, catalogue, language, say),
        "search": _searched(catalogue),
    }


def need(catalogue: Json, code: str, language: str, say: Say) -> Json | None:
    """The services that may meet a need; None where there is no such need."""
    found = next((each for each in catalogue["situations"] if each["id"] == code), None)
    if found is None:
        return None
    offered = {each["code"]: (agency, each) for agency, each in _services(catalogue)}
    chosen = [offered[each] for each in found["services"] if each in offered]
    return {
        "need": _name(found, language),
        "services": [
            {**each, "agency": agency, "closed": refusal(catalogue, agency, each, language, say)}
            for agency, each in chosen
        ],
    }


def service(catalogue: Json, code: str, language: str, say: Say) -> Json | None:
    """One service with the six parts of its standard and today's outlook; None where there is no such one."""
    found = next(((agency, each) for agency, each in _services(catalogue) if each["code"] == code), None)
    if found is None:
        return None
    agency, each = found
    return {
        "service": {**each, "docs": [written_out(doc) for doc in each["docs"]]},
        "agency": agency,
        "closed": refusal(catalogue, agency, each, language, say),
        "turn": turn(catalogue, agency, each, language, say),
        "fee": fee(each, say),
        "late": each["outlook"]["chance"] == "unlikely",
    }


def waiting(catalogue: Json, agency: Json, language: str, say: Say, *, brief: bool = False) -> str:
    """``9 menunggu · kira-kira 13-23 menit`` (brief: ``13-23 mnt``), or honestly that nobody serves now.

    Of a closed hall nothing is said of counters.
    """
    if agency["closed_because"] and catalogue["open"]:
        return say("queue-closed", because=public_words(agency["closed_because"], language))
    people = say("queue-waiting", waiting=agency["waiting"]) if agency["waiting"] else say("queue-none")
    if agency["open_counters"] == 0 and catalogue["open"]:
        early = before_hours(catalogue["now"], catalogue["hours_today"])
        away = say("counters-closed" if early else "counters-closed-now" + (".short" if brief else ""))
        return f"{people} · {away}" if agency["waiting"] else _capital(away)
    if not agency["waiting"] or agency["open_counters"] == 0:
        return people
    low, high = agency["estimate"]["low_min"], agency["estimate"]["high_min"]
    if low == 0:
        wait = say("wait-short", high=high)
    else:
        wait = say("range.short" if brief else "wait-about", range=f"{low}\N{EN DASH}{high}")
    return f"{people} · {wait}"


def turn(catalogue: Json, agency: Json, service: Json, language: str, say: Say) -> str:
    """Who waits, around when one's turn comes, and the numbers left when they run short."""
    outlook, left = service["outlook"], service["left"]
    parts = [waiting(catalogue, agency, language, say)]
    if outlook["from"] and outlook["to"]:
        hours = f"{hhmm(outlook['from'], language)}\N{EN DASH}{hhmm(outlook['to'], language)}"
        parts.append(say("about-hour", range=hours))
    if left is not None and left <= FEW_LEFT:
        parts.append(say("numbers-left", left=left))
    return " · ".join(parts)


def refusal(catalogue: Json, agency: Json, service: Json, language: str, say: Say) -> str | None:
    """Why the service gives out no numbers and when to come back; None when it does."""
    if service["open"]:
        return None
    if agency["closed_because"] and service["why"] == "queue-closed":
        return say("queue-closed", because=public_words(agency["closed_because"], language))
    return _closed(catalogue, service, language, say)


def fee(service: Json, say: Say) -> str:
    """``Rp80.000``, ``Gratis``, or to be asked."""
    if service["fee_idr"] is None:
        return say("fee-ask")
    return say("fee-amount", fee=service["fee_idr"]) if service["fee_idr"] else say("fee-free")


def written_out(doc: str) -> str:
    """Office shorthand in words: ``FC KK`` is ``Fotokopi KK``."""
    return _capital(re.sub(r"^KK$", "Kartu Keluarga (KK)", re.sub(r"\bFC\b", "fotokopi", doc)))


def _closed(catalogue: Json, closed: Json, language: str, say: Say) -> str:
    why = say(f"why-{closed['why']}" if closed["why"] in REASONS else "why-closed")
    opens_at = closed["opens_at"]
    if not opens_at:
        return why
    # Again only after it was open.
    today = opens_at[:10] == catalogue["now"][:10]
    moment = when(opens_at, catalogue["now"], language, say)
    return f"{why} · {say('opens-today' if today else 'opens-again', when=moment)}"


def _services(catalogue: Json) -> Iterator[tuple[Json, Json]]:
    for agency in catalogue["agencies"]:
        for each in agency["services"]:
            yield agency, each


def _by_demand(catalogue: Json) -> list[Json]:
    place = {code: nth for nth, code in enumerate(catalogue["popular"])}
    known = [each for each in catalogue["situations"] if each["services"]]
    return sorted(known, key=lambda each: min(place.get(code, len(place)) for code in each["services"]))


def _need(catalogue: Json, situation: Json, language: str) -> Json:
    only = situation["services"][0] if len(situation["services"]) == 1 else None
    return {"id": situation["id"], "name": _name(situation, language), "service": only}


def _name(situation: Json, language: str) -> str:
    try:
        return say_in(language, "")(f"situation-{situation['id']}")
    except KeyError:
        # A need that the hall has added itself.
        return str(situation["words"][0])


def _searched(catalogue: Json) -> Json:
    """What the search of the kiosk needs beyond the names that stand on the page."""
    labels = {
        each["id"]: sorted({_name(each, lang) for lang in LANGUAGES}) for each in catalogue["situations"]
    }
    return {"situations": catalogue["situations"], "labels": labels}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
