// @ts-check
/** Which of the hall's events are worth a fresh look for one counter. */

/**
 * Helping counters serve other agencies too, so the profile's services count, not only the own agency.
 * @param {{ type: string, data: any }} event
 * @param {any} state answer of `GET /api/v1/counter/state`
 * @param {any} hall the catalogue; without it everything concerns us
 */
export function concerns(event, state, hall) {
  const own = hall?.counters.find((/** @type {any} */ each) => each.code === state?.counter.code);
  if (!state || !own) return true;
  const { data, type } = event;
  if (/^(day|catalogue|notice|queue)\./.test(type)) return true;
  const counter = data?.counter?.code ?? data?.ticket?.counter?.code;
  if (counter === state.counter.code) return true;
  const ticket = data?.ticket;
  if (!ticket) return false;
  return own.services.includes(ticket.service?.code) || ticket.agency?.code === own.agency || ticket.id === state.ticket?.id;
}
