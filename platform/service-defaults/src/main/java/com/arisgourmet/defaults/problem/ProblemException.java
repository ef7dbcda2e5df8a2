package com.arisgourmet.defaults.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem document. Carries nothing that must not leave the system. */
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        this(type, detail, errors, null);
    }

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** Somebody else's resource answers exactly like one that never existed. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }

    public static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, message, List.of(new FieldError(field, code, message)));
    }

    public static ProblemException unprocessable(String field, String code, String message) {
        return new ProblemException(ProblemType.UNPROCESSABLE, message, List.of(new FieldError(field, code, message)));
    }

    /** @param retryAfter when trying again may succeed */
    public static ProblemException tooManyRequests(Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Please try again later.", List.of(), retryAfter);
    }

    /** @param retryAfter when trying again may succeed */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
