/** The API described in one OpenAPI and one AsyncAPI document, and a page to browse it. */
package com.arisgourmet.gateway.docs;
