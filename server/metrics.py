"""What Prometheus can ask for at ``/metrics``."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

SOCKETS = Gauge("antrean_sockets", "Connected screens and consoles")
EVENTS_TOLD = Counter("antrean_events_told", "Events sent to the watchers of this process")
REQUESTS = Counter("antrean_requests", "HTTP answers", ["endpoint", "status"])
REQUEST_SECONDS = Histogram(
    "antrean_request_seconds",
    "Time to answer an HTTP request",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
PRINT_JOBS = Counter("antrean_print_jobs", "Slips by outcome", ["state"])
PAPER_METRES = Gauge("antrean_printer_paper_left_metres", "Paper left on the roll", ["printer"])
PAPER_SLIPS = Gauge("antrean_printer_slips_left", "Slips left on the roll", ["printer"])
PRINTER_TROUBLE = Gauge("antrean_printer_trouble", "1 while somebody has to see to the printer", ["printer"])
CLOCK_STEP = Gauge("antrean_clock_step_seconds", "How far the machine's clock was stepped; 0 when it agrees")
VOICE_WAIT = Histogram(
    "antrean_voice_wait_seconds",
    "From a call to the moment in which the voice begins to say it, on the hall's clock",
    buckets=(0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120),
)
