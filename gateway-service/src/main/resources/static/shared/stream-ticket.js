/**
 * Where the stream gets its tickets: each is good for one connection within half a minute.
 *
 * @param {(options: {fresh: boolean}) => Promise<string>} token asked for first when the stream wants a longer-lived ticket
 */
export function ticketSource(api, token) {
  return async ({ fresh }) => {
    if (fresh) await token({ fresh });
    const { ticket } = await api.post("/api/v1/stream-tickets");
    return ticket;
  };
}
