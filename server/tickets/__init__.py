"""What can be done with tickets. One use case, one function, one transaction.

Every move of ``server.domain.ticket.TABLE`` has its function here; the doors (``kiosk``,
``counter``, ``server.manage``) call these and nothing else changes a ticket.
"""

from server.tickets.at_door import take_at_door
from server.tickets.calling import call_chosen, call_next, recall
from server.tickets.direct import add_service, serve_direct
from server.tickets.issue import issue
from server.tickets.moves import (
    cancel,
    cancel_by_visitor,
    finish,
    give_second_chance,
    id_of,
    no_show,
    park,
    resume,
    return_by_slip,
    start,
    transfer,
)
from server.tickets.pace import require_pace
from server.tickets.push_back import push_back
from server.tickets.supervising import call_back, reorder
from server.tickets.undo import undo

__all__ = [
    "add_service",
    "call_back",
    "call_chosen",
    "call_next",
    "cancel",
    "cancel_by_visitor",
    "finish",
    "give_second_chance",
    "id_of",
    "issue",
    "no_show",
    "park",
    "push_back",
    "recall",
    "reorder",
    "require_pace",
    "resume",
    "return_by_slip",
    "serve_direct",
    "start",
    "take_at_door",
    "transfer",
    "undo",
]
