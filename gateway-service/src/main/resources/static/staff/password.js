import { html } from "../shared/vendor.js";

const SHORTEST = 10;

/** For whoever came with a mailed link: a new password. */
export function choosePasswordForm({ state, i18n, actions }, trouble) {
  return html`<form data-testid="choose-password" @submit=${submitted(state, actions.choosePassword)}>
    <h1>${i18n.t(`choose.${state.mailed.purpose}`)}</h1>
    <label class="field">
      ${i18n.t("choose.password")}
      <input
        name="password"
        type="password"
        data-testid="new-password"
        autocomplete="new-password"
        minlength=${SHORTEST}
        maxlength="200"
        required
      />
      <small class="soft">${i18n.t("choose.hint")}</small>
    </label>
    ${trouble(state.problem)}
    <button class="button wide" data-testid="choose-submit" ?disabled=${state.busy}>${i18n.t("choose.submit")}</button>
  </form>`;
}

/** For whoever forgot theirs: a link by mail. */
export function forgotForm({ state, i18n, actions }, trouble) {
  return html`<form data-testid="forgot" @submit=${submitted(state, actions.forget)}>
    <h1>${i18n.t("forgot.title")}</h1>
    <label class="field">
      ${i18n.t("signIn.restaurant")}
      <input
        name="restaurant"
        data-testid="forgot-restaurant"
        .defaultValue=${state.restaurant}
        autocapitalize="none"
        spellcheck="false"
        required
      />
    </label>
    <label class="field">
      ${i18n.t("signIn.email")}
      <input name="email" type="email" data-testid="forgot-email" autocomplete="username" required />
    </label>
    ${trouble(state.problem)}
    <button class="button wide" data-testid="forgot-submit" ?disabled=${state.busy}>${i18n.t("forgot.submit")}</button>
    <button class="button quiet" type="button" @click=${actions.backToSignIn}>${i18n.t("forgot.back")}</button>
  </form>`;
}

function submitted(state, action) {
  return (event) => {
    event.preventDefault();
    if (!state.busy) action(event.target);
  };
}
