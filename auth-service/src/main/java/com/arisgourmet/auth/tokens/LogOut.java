package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.persistence.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a refresh token's family, whether or not the token is spent, and its access tokens and sockets with it. */
@Component
class LogOut {
    private final TokenFamilies families;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Transactions transactions;

    LogOut(TokenFamilies families, RevocationLog revocations, AuditLog audit, Transactions transactions) {
        this.families = families;
        this.revocations = revocations;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Void> run(RefreshToken token) {
        return transactions.run(() -> families.of(token)
                .filterWhen(family -> families.revoke(family.sid()))
                .flatMap(family -> revocations
                        .endSession(family.restaurantId(), family.sid())
                        .then(audit.add(AuditRecord.own(
                                family.restaurantId(), AuditEvent.SIGNED_OUT, family.staffId(), null)))));
    }
}
