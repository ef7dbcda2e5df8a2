/** The public API as the running gateway describes it, and input that is as described. */
package com.arisgourmet.e2e.described;
