package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.ETags;
import org.springframework.http.ResponseEntity;

/** What the handlers of this service have in common. */
public final class Resource {
    private Resource() {}

    public static <T> ResponseEntity<T> tagged(T state, long version) {
        return ResponseEntity.ok().eTag(ETags.of(version)).body(state);
    }

    /** @throws ProblemException 403 if the token doesn't say what money the restaurant takes */
    public static String currency(Caller.Staff caller) {
        String currency = caller.currency();
        if (currency == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This token cannot be used to state prices.");
        }
        return currency;
    }
}
