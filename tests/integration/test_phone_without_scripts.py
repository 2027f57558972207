"""A phone without JavaScript: its language is remembered, its visitor is told why a wish was not done."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from client import Json
from machine import NO_CERTIFICATES
from people import People, token_of

REFRESH = re.compile(r'<meta http-equiv="refresh" content="([^"]*)">')


@pytest.fixture
def phone() -> Iterator[httpx.Client]:
    """A browser that keeps cookies and runs nothing."""
    with httpx.Client(trust_env=False, follow_redirects=True, timeout=20, verify=NO_CERTIFICATES) as phone:
        yield phone


def test_a_chosen_language_stays_on_the_phone_and_not_in_the_address(
    people: People, phone: httpx.Client
) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    ticket, other = kiosk.take(agency.service), kiosk.take(agency.service)
    url = ticket["url"]
    assert "set-cookie" not in phone.get(url).headers, "nothing is kept of who chooses nothing"
    chosen = phone.get(url, params={"lang": "en"})
    cookie = chosen.headers["set-cookie"]
    assert cookie.startswith("antrean_language=en;")
    assert {"Path=/", "Max-Age=86400", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie, "the hall's Wi-Fi is plain HTTP"
    again = phone.get(url)
    assert '<html lang="en">' in again.text
    assert "You are next" in again.text
    assert "lang=en" not in form_of(again.text), "the phone has kept it: no address carries it any more"
    sent = phone.post(f"{url}/push-back", data={"seen": "0"})
    assert (sent.url.path, '<html lang="en">' in sent.text) == (httpx.URL(url).path, True)
    assert "lang" not in sent.url.params
    assert '<html lang="en">' in phone.get(other["url"]).text
    phone.get(url, params={"lang": "xx"})
    assert '<html lang="en">' in phone.get(url).text


def test_a_phone_that_takes_no_cookies_keeps_the_language_in_the_address(
    people: People, phone: httpx.Client
) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    ticket, _behind = kiosk.take(agency.service), kiosk.take(agency.service)
    page = phone.get(ticket["url"], params={"lang": "en"})
    assert 'name="lang" value="en"' in page.text
    phone.cookies.clear()
    sent = phone.post(f"{ticket['url']}/push-back", data={"seen": "0", "lang": "en"})
    assert sent.url.params["lang"] == "en"
    assert "1 person ahead" in sent.text


def test_a_wish_that_cannot_be_done_is_explained_and_the_explanation_goes_by_itself(
    people: People, phone: httpx.Client
) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    ticket = kiosk.take(agency.service, language="jv")
    url = ticket["url"]
    told = phone.post(f"{url}/push-back", data={"seen": "0"})
    assert "Dèrèng wonten tiyang ing wingking panjenengan." in told.text
    refresh = REFRESH.search(told.text)
    assert refresh is not None
    assert refresh[1] == f"15; url=/t/{token_of(ticket)}"
    assert "Dèrèng wonten" not in phone.get(url).text
    stale = phone.post(f"{url}/push-back", data={"seen": "9"})
    assert "sampun éwah" in stale.text
    assert "<script>" not in phone.get(url, params={"said": "<script>"}).text


def test_a_number_is_given_back_on_a_page_that_asks_and_waits(people: People, phone: httpx.Client) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    ticket = kiosk.take(agency.service)
    url = ticket["url"]
    assert f'href="/t/{token_of(ticket)}/cancel"' in phone.get(url).text
    asked = phone.get(f"{url}/cancel")
    assert f"Batalkan {ticket['number']}?" in asked.text
    assert REFRESH.search(asked.text) is None
    assert phone.post(f"{url}/cancel", data={}).status_code == 200
    assert people.phone_of(ticket)["state"] == "waiting", "nobody has said yes"
    done = phone.post(f"{url}/cancel", data={"sure": "on"})
    assert "Nomor ini dibatalkan" in done.text
    late = phone.get(f"{url}/cancel")
    assert (late.url.path, late.status_code) == (f"/t/{token_of(ticket)}", 200)
    assert "sudah berubah" in late.text
    assert phone.get(f"{people.hall.url}/t/tidak-ada/cancel").status_code == 404


def form_of(page: str) -> str:
    """The part of the page with which something is done."""
    return page[page.index('<footer class="foot">') : page.index('<nav class="languages"')]


def test_the_survey_is_told_what_was_visited_and_nothing_of_whom(people: People, phone: httpx.Client) -> None:
    agency, kiosk = people.agency(), people.kiosk()
    ticket = kiosk.take(agency.service)
    desk = people.open_desk(agency.counter())
    called: Json = desk.calls()
    desk.move(called, "start").done()
    desk.move(called, "finish").done()
    shown = people.phone_of(ticket)
    assert shown["survey_url"] == f"http://survei.test/{agency.code}/{agency.service}?b=id&t={shown['day']}"
    page = phone.get(ticket["url"], params={"lang": "jv"})
    assert f"http://survei.test/{agency.code}/{agency.service}?b=jv&amp;t={shown['day']}" in page.text
    assert ticket["number"] not in shown["survey_url"]
    desk.shut()
