import { icon } from "../shared/icons.js";
import { html, nothing } from "../shared/vendor.js";
import { languageSwitch } from "../shared/views.js";
import { choosePasswordForm, forgotForm } from "./password.js";

export function staffView(screen) {
  const { i18n, actions } = screen;
  return html`<div class="door">
    <aside class="brand">
      <img src="/icons/icon.svg" alt="" width="72" height="72" />
      <p class="brand-name">ArisGourmet</p>
      <p>${i18n.t("tagline")}</p>
    </aside>
    <main>
      <div class="door-top">${languageSwitch(i18n, actions.choose)}</div>
      ${PHASES[screen.state.phase](screen)}
    </main>
  </div>`;
}

const PHASES = {
  checking: ({ i18n }) => html`<p class="soft" role="status">${i18n.t("checking")}</p>`,
  signIn: signInForm,
  choose: (screen) => choosePasswordForm(screen, trouble),
  forgot: (screen) => forgotForm(screen, trouble),
  home: ({ state, i18n, actions }) => html`
    <h1>${i18n.t("home.hello")}</h1>
    <nav class="doors">
      ${door("/waiter", "chair", i18n.t("home.waiter"), i18n.t("home.waiterText"))}
      ${door("/kitchen", "flame", i18n.t("home.kitchen"), i18n.t("home.kitchenText"))}
    </nav>
    ${trouble(state.problem)}
    <button class="button quiet" data-testid="sign-out" @click=${actions.signOut}>
      ${icon("exit")} ${i18n.t("home.signOut")}
    </button>
  `,
};

function signInForm({ state, i18n, actions }) {
  const submit = (event) => {
    event.preventDefault();
    if (!state.busy) actions.signIn(event.target);
  };
  return html`<form data-testid="login" @submit=${submit}>
    <h1>${i18n.t("signIn.title")}</h1>
    ${state.notice ? html`<p class="soft" role="status" data-testid="login-notice">${state.notice}</p>` : nothing}
    <label class="field">
      ${i18n.t("signIn.restaurant")}
      <input
        name="restaurant"
        data-testid="login-restaurant"
        .defaultValue=${state.restaurant}
        autocomplete="organization"
        autocapitalize="none"
        spellcheck="false"
        required
      />
      <small class="soft">${i18n.t("signIn.restaurantHint")}</small>
    </label>
    <label class="field">
      ${i18n.t("signIn.email")}
      <input name="email" type="email" data-testid="login-email" autocomplete="username" required />
    </label>
    <label class="field">
      ${i18n.t("signIn.password")}
      <input name="password" type="password" data-testid="login-password" autocomplete="current-password" required />
    </label>
    ${trouble(state.problem)}
    <button class="button wide" data-testid="login-submit" ?disabled=${state.busy}>
      ${i18n.t(state.busy ? "signIn.busy" : "signIn.submit")}
    </button>
    <button class="button quiet" type="button" data-testid="login-forgot" @click=${actions.askForMail}>
      ${i18n.t("forgot.title")}
    </button>
  </form>`;
}

function door(href, picture, title, text) {
  return html`<a href=${href} data-testid="door${href.replace("/", "-")}">
    ${icon(picture)} <span><b>${title}</b><small class="soft">${text}</small></span>
  </a>`;
}

function trouble(problem) {
  return problem ? html`<p class="trouble" role="alert" data-testid="login-problem">${icon("alert")} ${problem}</p>` : nothing;
}
