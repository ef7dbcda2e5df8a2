package com.arisgourmet.auth.credentials;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.defaults.persistence.Transactions;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Mails a link to choose a new password, to whoever has an account. The answer and how long it takes say nothing about
 * whether there is one.
 */
@Component
class ForgetPassword {
    /** Longer than the work takes. */
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(300);

    private final OneTimeTokens tokens;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;

    ForgetPassword(OneTimeTokens tokens, Throttle throttle, AuditLog audit, Transactions transactions) {
        this.tokens = tokens;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Void> run(String slug, String address, String from) {
        String email = StaffMember.normalized(address);
        return throttle.forgottenPassword(slug, email, from)
                .then(Mono.when(transactions.run(() -> issue(slug, email)), Mono.delay(ANSWERED_AFTER)));
    }

    private Mono<Void> issue(String slug, String email) {
        return tokens.issueReset(slug, email)
                .filter(found -> found)
                .flatMap(found -> audit.addClaim(AuditEvent.PASSWORD_FORGOTTEN, slug, email));
    }
}
