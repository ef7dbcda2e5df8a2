/**
 * Trials of the system that {@code ./aris up} started, written as tests of {@code infra/e2e} and run by the project's
 * own Maven: what is tried is in one place, for the build and for the long forms.
 */
package com.arisgourmet.local.trials;
