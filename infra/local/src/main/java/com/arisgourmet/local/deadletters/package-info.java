/**
 * {@code ./aris dead-letters …} and {@code ./aris streams}: what operators see and do about consumer groups. Thin clients of the
 * services' management ports; what holds for each operation is said in the binder's README.
 */
package com.arisgourmet.local.deadletters;
