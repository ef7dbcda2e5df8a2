/**
 * What a service's tests over HTTP share: tokens as the two issuers sign them ({@link
 * com.arisgourmet.testsupport.http.TestTokens}),
 * and a client whose traffic is checked against the service's own OpenAPI document
 * ({@link com.arisgourmet.testsupport.http.TestedService}).
 */
package com.arisgourmet.testsupport.http;
