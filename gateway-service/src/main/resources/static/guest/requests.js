/** Whether the guests have already asked for this and nobody has come yet. */
export function isAsked(session, kind) {
  return session.serviceRequests.some((request) => request.kind === kind && !request.resolvedAt);
}
