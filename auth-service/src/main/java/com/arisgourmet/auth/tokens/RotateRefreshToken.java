package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.tokens.TokenFamilies.Family;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.auth.tokens.domain.Grant;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.auth.tokens.domain.Rotation;
import com.arisgourmet.defaults.persistence.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Exchanges a refresh token for the family's next one. */
@Component
class RotateRefreshToken {
    private static final Logger log = LoggerFactory.getLogger(RotateRefreshToken.class);

    private final TokenFamilies families;
    private final Accounts accounts;
    private final Transactions transactions;

    RotateRefreshToken(TokenFamilies families, Accounts accounts, Transactions transactions) {
        this.families = families;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    Mono<Rotation> run(RefreshToken token) {
        return transactions.run(() -> families.spend(token)
                .flatMap(spent -> spent ? renew(token) : examine(token))
                .defaultIfEmpty(new Rotation.Refused()));
    }

    private Mono<Rotation> renew(RefreshToken token) {
        return families.of(token).flatMap(family -> accounts.byId(family.restaurantId(), family.staffId())
                .filter(Account::active)
                .flatMap(account -> next(family, account)));
    }

    private Mono<Rotation> next(Family family, Account account) {
        RefreshToken next = RefreshToken.random();
        return families.add(family.sid(), next)
                .thenReturn(new Rotation.Rotated(new Grant(account, family.sid(), next, family.expiresAt())));
    }

    private Mono<Rotation> examine(RefreshToken token) {
        return families.of(token).filter(Family::spent).flatMap(family -> {
            log.info("a spent refresh token came back: family {} is revoked", family.sid());
            return families.revoke(family.sid()).thenReturn(new Rotation.Reused());
        });
    }
}
