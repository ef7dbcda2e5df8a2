/** Looking after the keys that sign tokens, in the services that do. */
package com.arisgourmet.local.keys;
