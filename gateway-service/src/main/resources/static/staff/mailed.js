const PATHS = { invitation: "/api/v1/staff/invitations/accept", "password-reset": "/api/v1/auth/password/reset" };

/**
 * What a mailed link asks for.
 *
 * @param {string} hash of the address, where browsers keep it to themselves
 * @returns {{purpose: string, path: string, token: string} | null} null if the address came from no mail of ours
 */
export function mailedIn(hash) {
  const [, purpose, token] = hash.match(/^#(invitation|password-reset)=([\w-]+)$/) ?? [];
  return purpose ? { purpose, path: PATHS[purpose], token } : null;
}
