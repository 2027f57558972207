"""Pictures, videos and a page on the lobby screen: calls come first, nothing broken makes it black."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import variants
from machine import wait_until
from people import Enrolment, People

RECORD = """
() => new Promise((resolve) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 180];
  const pen = canvas.getContext("2d");
  const drawing = setInterval(() => {
    pen.fillStyle = `hsl(${performance.now() / 5}, 80%, 50%)`;
    pen.fillRect(0, 0, 320, 180);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => {
    clearInterval(drawing);
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob(parts));
  };
  recorder.start();
  setTimeout(() => recorder.stop(), 2000);
})
"""
"""A video of two seconds, made by the browser itself."""
COUNT_PLAYS = """
() => {
  window.plays = 0;
  document.querySelector("video").addEventListener("seeked", () => { window.plays += 1; });
}
"""
LOUDNESS = "() => document.querySelector('video.media-seen').volume"


class HallPage(BaseHTTPRequestHandler):
    """A page in the hall's network."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<h1>Jadwal perpustakaan keliling</h1>")

    def log_message(self, *_words: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def hall_page() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), HallPage)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def people(
    make_hall: Callable[..., Any],
    tmp_path_factory: pytest.TempPathFactory,
    hall_page: ThreadingHTTPServer,
) -> Iterator[People]:
    def with_media(config: variants.Config) -> None:
        page = f"http://127.0.0.1:{hall_page.server_port}/jadwal"
        config["displays"] = {
            "picture_s": 3,
            "volume": 0.8,
            "screens": [{"name": "jadwal", "layout": "media", "zone": "D", "page": page}],
        }

    people = People(make_hall(config=variants.write(tmp_path_factory.mktemp("config"), with_media)))
    yield people
    people.close()


@pytest.fixture
def screen(people: People, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def hang_up(address: str = "layout=media&zone=B") -> Page:
        page = new_page(width=1920, height=1080)
        token = people.token(Enrolment("display", "layar media"))
        page.goto(f"{people.hall.url}/display/?{address}#token={token}")
        page.locator(".screen").wait_for()
        return page

    return hang_up


def picture(path: Path, colour: str) -> None:
    Image.new("RGB", (640, 360), colour).save(path)


def seen(page: Page) -> str:
    """The name of the file that is on the screen now."""
    source = page.locator(".media-seen").first.get_attribute("src") or ""
    return source.split("/")[-1].split("?")[0]


def is_told_of(people: People, name: str) -> bool:
    """Whether the manager's page says that the screens cannot show this."""
    found = people.manager().overview()["alarms"]
    return any(alarm["code"] == "media" and name in alarm["text"]["id"] for alarm in found)


def test_pictures_take_turns_and_a_broken_one_is_passed_over_and_told(
    people: People, media_folder: Path, screen: Callable[..., Page]
) -> None:
    picture(media_folder / "a.png", "teal")
    (media_folder / "b.png").write_bytes(b"ini bukan gambar")
    picture(media_folder / "c.jpg", "navy")
    page = screen()
    shown: list[str] = []

    def both_twice() -> bool:
        if page.locator(".media-seen").count() and (not shown or shown[-1] != seen(page)):
            shown.append(seen(page))
        return len(shown) >= 4

    wait_until(both_twice, "the pictures have taken turns", timeout=40)
    assert set(shown) == {"a.png", "c.jpg"}
    wait_until(lambda: is_told_of(people, "b.png"), "the manager hears of it")
    picture(media_folder / "b.png", "olive")
    assert not is_told_of(people, "b.png")


def test_a_folder_with_nothing_to_show_leaves_the_welcome(
    media_folder: Path, screen: Callable[..., Page]
) -> None:
    (media_folder / "rusak.mp4").write_bytes(b"ini bukan video")
    page = screen()
    expect(page.locator(".media .panel-idle")).to_be_visible()
    picture(media_folder / "baru.png", "teal")
    expect(page.locator(".media-seen")).to_be_visible(timeout=20_000)
    expect(page.locator(".media .panel-idle")).to_have_count(0)


def test_a_call_covers_the_video_which_grows_quiet_and_comes_back(
    people: People, media_folder: Path, screen: Callable[..., Page]
) -> None:
    page = screen()
    (media_folder / "antre.webm").write_bytes(base64.b64decode(page.evaluate(RECORD)))
    page.reload()
    video = page.locator("video.media-seen")
    expect(video).to_be_visible()
    assert page.evaluate(LOUDNESS) == pytest.approx(0.8)
    page.evaluate(COUNT_PLAYS)
    people.kiosk().take("C04")
    desk = people.open_desk("C1")
    number = desk.calls()["number"]
    expect(page.locator(".takeover .called-number")).to_have_text(number)
    page.wait_for_function(f"{LOUDNESS} < 0.2")
    expect(page.locator(".takeover")).to_have_count(0, timeout=15_000)
    page.wait_for_function(f"{LOUDNESS} > 0.79")
    assert number in page.locator(".last-number").all_inner_texts()
    page.wait_for_function("() => window.plays > 0")
    duck = "(what) => import('/display/static/ducking.js').then((module) => module[what]())"
    page.evaluate(duck, "duck")
    page.wait_for_function(f"{LOUDNESS} < 0.2")
    page.evaluate(duck, "unduck")
    page.wait_for_function(f"{LOUDNESS} > 0.79")


def test_what_is_seen_stays_while_the_server_is_away(
    people: People, media_folder: Path, screen: Callable[..., Page]
) -> None:
    picture(media_folder / "a.png", "teal")
    picture(media_folder / "b.png", "navy")
    page = screen()
    expect(page.locator(".media-seen")).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "/display/media/" in request.url):
        page.context.set_offline(True)
        expect(page.locator(".bar-lost")).to_be_visible(timeout=5_000)
    expect(page.locator(".media-seen")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".bar-lost")).to_have_count(0, timeout=10_000)
    before = seen(page)
    wait_until(lambda: seen(page) != before, "the next picture has its turn", timeout=30)
    assert not is_told_of(people, ".png")


def test_a_page_of_the_halls_network_is_framed_until_it_is_away(
    people: People, media_folder: Path, screen: Callable[..., Page], hall_page: ThreadingHTTPServer
) -> None:
    picture(media_folder / "a.png", "teal")
    page = screen("screen=jadwal")
    heading = page.frame_locator("iframe.media-seen").get_by_role("heading")
    expect(heading).to_have_text("Jadwal perpustakaan keliling")
    hall_page.shutdown()
    hall_page.server_close()
    expect(page.locator("img.media-seen")).to_be_visible(timeout=25_000)
    wait_until(lambda: is_told_of(people, "/jadwal"), "the manager hears of it")
