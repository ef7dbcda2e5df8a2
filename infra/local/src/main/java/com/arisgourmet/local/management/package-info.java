/** The management ports of the running services, as operators' commands ask them. */
package com.arisgourmet.local.management;
