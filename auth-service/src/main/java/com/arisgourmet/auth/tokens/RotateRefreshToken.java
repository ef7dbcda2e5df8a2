package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.auth.tokens.domain.Family;
import com.arisgourmet.auth.tokens.domain.Grant;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.auth.tokens.domain.Rotation;
import com.arisgourmet.defaults.persistence.Transactions;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Exchanges a refresh token for its successor. */
@Component
class RotateRefreshToken {
    private static final Logger log = LoggerFactory.getLogger(RotateRefreshToken.class);

    private final TokenFamilies families;
    private final Accounts accounts;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    RotateRefreshToken(
            TokenFamilies families,
            Accounts accounts,
            RevocationLog revocations,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.families = families;
        this.accounts = accounts;
        this.revocations = revocations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Rotation> run(RefreshToken token) {
        Instant now = clock.instant();
        return transactions.run(() -> families.spend(token, now)
                .flatMap(spent -> families.of(token)
                        .flatMap(family ->
                                spent ? successor(family, token, AuditEvent.REFRESHED) : examine(family, token, now)))
                .defaultIfEmpty(new Rotation.Refused()));
    }

    private Mono<Rotation> examine(Family family, RefreshToken token, Instant now) {
        return switch (family.judge(token, now)) {
            case SUCCESSOR_AGAIN -> successor(family, token, AuditEvent.REFRESH_REPEATED);
            case REUSED -> revoke(family);
            case REFUSED -> refuse(family);
        };
    }

    private Mono<Rotation> successor(Family family, RefreshToken token, AuditEvent event) {
        return accounts.byId(family.restaurantId(), family.staffId())
                .filter(Account::active)
                .flatMap(account -> audit.add(AuditRecord.own(family.restaurantId(), event, family.staffId(), null))
                        .<Rotation>thenReturn(
                                new Rotation.Rotated(new Grant(account, token.next(), family.expiresAt()))))
                .switchIfEmpty(Mono.defer(() -> refuse(family)));
    }

    private Mono<Rotation> refuse(Family family) {
        return audit.add(new AuditRecord(
                        family.restaurantId(), AuditEvent.REFRESH_REFUSED, null, family.staffId(), null))
                .thenReturn(new Rotation.Refused());
    }

    private Mono<Rotation> revoke(Family family) {
        log.warn("a spent refresh token came back: family {} is revoked", family.sid());
        return families.revoke(family.sid())
                .filter(revoked -> revoked)
                .flatMap(revoked -> revocations
                        .endSession(family.restaurantId(), family.sid())
                        .then(audit.add(new AuditRecord(
                                family.restaurantId(), AuditEvent.REFRESH_REUSED, null, family.staffId(), null))))
                .thenReturn(new Rotation.Reused());
    }
}
