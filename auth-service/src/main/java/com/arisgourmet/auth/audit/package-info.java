/**
 * The audit log of each restaurant. What has to do with security writes its entry in the transaction of its change; an
 * entry is never changed or deleted, which the grants of this service's account see to. {@link
 * com.arisgourmet.auth.audit.domain.AuditEvent} lists what is told. Where a request came from travels in the reactive
 * context.
 */
package com.arisgourmet.auth.audit;
