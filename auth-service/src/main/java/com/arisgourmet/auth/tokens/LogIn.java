package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.staff.StaffPasswords;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.auth.tokens.domain.Client;
import com.arisgourmet.auth.tokens.domain.Family;
import com.arisgourmet.auth.tokens.domain.Grant;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Signs somebody in by password. Empty if it may not be, for whatever reason. */
@Component
class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final StaffPasswords stored;
    private final TokenFamilies families;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    LogIn(
            Accounts accounts,
            Passwords passwords,
            StaffPasswords stored,
            TokenFamilies families,
            Throttle throttle,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.stored = stored;
        this.families = families;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Grant> run(Credentials credentials, Client client, String address) {
        String email = StaffMember.normalized(credentials.email());
        return throttle.signIn(credentials.restaurant(), email, address)
                .flatMap(refusal -> this.<Grant>refuse(refusal, credentials.restaurant(), email))
                .switchIfEmpty(Mono.defer(() -> attempt(credentials, email, client, address)));
    }

    private <T> Mono<T> refuse(Throttle.Refusal refusal, String restaurant, String email) {
        Mono<Void> told =
                refusal.isNews() ? audit.addClaim(AuditEvent.SIGN_IN_THROTTLED, restaurant, email) : Mono.empty();
        return told.then(Mono.error(() -> ProblemException.tooManyRequests(refusal.retryAfter())));
    }

    private Mono<Grant> attempt(Credentials credentials, String email, Client client, String address) {
        return accounts.bySignIn(credentials.restaurant(), email)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> verified(account, credentials.password()))
                .flatMap(account -> throttle.signedIn(credentials.restaurant(), email, address)
                        .then(openFamily(account, client))
                        .delayUntil(grant -> renewHash(account, credentials.password())))
                .retryWhen(Retry.max(1).filter(ChangedMeanwhile.class::isInstance))
                .onErrorResume(failed -> Exceptions.isRetryExhausted(failed) ? Mono.empty() : Mono.error(failed))
                .switchIfEmpty(
                        Mono.defer(() -> audit.addClaim(AuditEvent.SIGN_IN_FAILED, credentials.restaurant(), email)
                                .then(Mono.empty())));
    }

    private Mono<Account> verified(Optional<Account> account, String password) {
        return passwords
                .matches(password, account.map(Account::passwordHash).orElse(null))
                .filter(matches -> matches)
                .flatMap(matches -> Mono.justOrEmpty(account))
                .filter(Account::active);
    }

    private Mono<Grant> openFamily(Account account, Client client) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(client.life()).truncatedTo(ChronoUnit.SECONDS);
        UUID sid = Ids.next();
        var family = new Family(sid, account.restaurantId(), account.staffId(), expiresAt, 0, null, false);
        var grant = new Grant(account, RefreshToken.first(sid), expiresAt);
        return transactions.run(() -> accounts.hold(account)
                .filter(held -> held)
                .switchIfEmpty(Mono.error(ChangedMeanwhile::new))
                .flatMap(held -> families.removeExpired(account.restaurantId(), account.staffId())
                        .then(families.open(family, now))
                        .then(audit.add(
                                AuditRecord.own(account.restaurantId(), AuditEvent.SIGNED_IN, account.staffId(), null)))
                        .thenReturn(grant)));
    }

    /** Unless the password was changed meanwhile. */
    private Mono<Boolean> renewHash(Account account, String password) {
        String former = Objects.requireNonNull(account.passwordHash());
        return passwords
                .renewed(password, former)
                .flatMap(next -> stored.replace(account.restaurantId(), account.staffId(), former, next));
    }

    /** What the password was checked against is not what it was: it may have been hashed anew, by a sign-in at the same time. */
    private static final class ChangedMeanwhile extends RuntimeException {
        ChangedMeanwhile() {
            super("the account was changed while its password was checked", null, false, false);
        }
    }
}
