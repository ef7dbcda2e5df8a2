package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.auth.tokens.domain.Client;
import com.arisgourmet.auth.tokens.domain.Family;
import com.arisgourmet.auth.tokens.domain.Grant;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs somebody in by password. Empty if it may not be, for whatever reason. */
@Component
class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final TokenFamilies families;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Clock clock;

    LogIn(
            Accounts accounts,
            Passwords passwords,
            TokenFamilies families,
            Throttle throttle,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.families = families;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Grant> run(Credentials credentials, Client client, String address) {
        String email = StaffMember.normalized(credentials.email());
        return throttle.signIn(credentials.restaurant(), email, address)
                .then(accounts.bySignIn(credentials.restaurant(), email)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .flatMap(account -> verified(account, credentials.password()))
                .flatMap(account -> throttle.signedIn(credentials.restaurant(), email, address)
                        .then(openFamily(account, client)));
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
        return transactions
                .run(() -> families.removeExpired(account.restaurantId(), account.staffId())
                        .then(families.open(family, now)))
                .thenReturn(new Grant(account, RefreshToken.first(sid), expiresAt));
    }
}
