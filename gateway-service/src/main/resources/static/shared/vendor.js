/** The one place that names a library and its version. Its WebJar's version in the pom has to be the same. */
export { html, svg, nothing, render } from "/webjars/lit-html/3.3.1/lit-html.js";
export { repeat } from "/webjars/lit-html/3.3.1/directives/repeat.js";
