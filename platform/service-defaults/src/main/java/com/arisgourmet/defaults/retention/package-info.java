/** How long a service keeps what has done its work, and who deletes it. */
package com.arisgourmet.defaults.retention;
