/** The pages and files that browsers load. */
package com.arisgourmet.gateway.screens;
