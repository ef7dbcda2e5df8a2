import { createApi } from "./http.js";

/**
 * Who is signed in. The access token exists in this object alone; the refresh token is an HttpOnly cookie that scripts
 * never see. One tab refreshes at a time, so that rotation is not mistaken for a stolen token.
 */
const WEB = { "X-Client": "web" };
const EARLY_MILLIS = 30_000;

export function createStaffSession(language) {
  const anonymous = createApi({ language, token: async () => null });
  let held = null;
  let renewing = null;

  const keep = ({ access_token: token, expires_in: seconds }) => {
    held = { token, until: Date.now() + seconds * 1000 };
    return token;
  };
  const alone = (work) => (navigator.locks ? navigator.locks.request("aris-refresh", work) : work());
  const renew = () => {
    renewing ??= alone(() => anonymous.post("/api/v1/auth/refresh", {}, { headers: WEB, anonymous: true }))
      .then(keep)
      .finally(() => (renewing = null));
    return renewing;
  };

  const token = async ({ fresh }) =>
    !fresh && held && Date.now() < held.until - EARLY_MILLIS ? held.token : renew();

  return {
    token,
    async signIn(credentials) {
      keep(await anonymous.post("/api/v1/auth/login", credentials, { headers: WEB, anonymous: true }));
    },
    async signOut(api) {
      await api.post("/api/v1/auth/logout", {}, { headers: WEB });
      held = null;
    },
  };
}

/** Where a role works. */
export function homeOf(role) {
  return { kitchen: "/kitchen", waiter: "/waiter", host: "/waiter" }[role] ?? null;
}

export function toSignIn() {
  location.replace(`/staff?next=${encodeURIComponent(location.pathname)}`);
}
