package com.arisgourmet.defaults.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever a request failed with into the problem it is answered with. A pure function: it logs nothing. */
final class Problems {
    /** How Bean Validation marks an element of a list or map in a path: {@code items[0].<list element>}. */
    private static final Pattern CONTAINER = Pattern.compile("\\.?<[^>]+>");

    private Problems() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case WebExchangeBindException invalid -> ofValidation(invalid);
            case ConstraintViolationException invalid -> ofConstraints(invalid);
            case ServerWebInputException input -> ofInput(input);
            case UnsupportedMediaTypeStatusException ignored ->
                new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This media type is not read here.");
            case ResponseStatusException status -> ofStatus(status);
            case DecodingException ignored ->
                new ProblemException(ProblemType.MALFORMED_BODY, "The body is not what its Content-Type says.");
            case DataBufferLimitException ignored ->
                new ProblemException(ProblemType.BODY_TOO_LARGE, "The body is larger than 256 KB.");
            case TransientDataAccessException ignored -> unavailable();
            case DataAccessResourceFailureException ignored -> unavailable();
            case CannotCreateTransactionException ignored -> unavailable();
            default -> new ProblemException(ProblemType.INTERNAL, "The failure was recorded under this trace id.");
        };
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE, "Please try again in a moment.");
    }

    private static ProblemException ofValidation(WebExchangeBindException invalid) {
        List<FieldError> errors = invalid.getFieldErrors().stream()
                .map(e -> new FieldError(
                        e.getField(), codeOf(String.valueOf(e.getCode())), String.valueOf(e.getDefaultMessage())))
                .toList();
        return new ProblemException(ProblemType.INVALID_REQUEST, "Some fields are not valid.", errors);
    }

    private static ProblemException ofConstraints(ConstraintViolationException invalid) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(v -> new FieldError(
                        CONTAINER.matcher(v.getPropertyPath().toString()).replaceAll(""),
                        codeOf(v.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        v.getMessage()))
                .toList();
        return new ProblemException(ProblemType.INVALID_REQUEST, "Some fields are not valid.", errors);
    }

    private static ProblemException ofInput(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return of(cause);
            }
            if (cause instanceof JacksonException json) {
                return ofJson(json);
            }
        }
        var parameter = input.getMethodParameter();
        String field = parameter == null ? "" : String.valueOf(parameter.getParameterName());
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The request is not valid.",
                field.isEmpty() ? List.of() : List.of(new FieldError(field, "invalid", "missing or not readable")));
    }

    private static ProblemException ofJson(JacksonException json) {
        String path = json.getPath().stream()
                .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : "." + r.getPropertyName())
                .collect(Collectors.joining());
        String field = path.startsWith(".") ? path.substring(1) : path;
        if (json instanceof UnrecognizedPropertyException) {
            return ProblemException.invalid(field, "unknown", "There is no such field.");
        }
        if (field.isEmpty()) {
            return new ProblemException(ProblemType.MALFORMED_BODY, "The body is not the JSON that is expected here.");
        }
        return ProblemException.invalid(field, "type", "The value has the wrong type or format.");
    }

    private static ProblemException ofStatus(ResponseStatusException status) {
        ProblemType type = ProblemType.ofStatus(status.getStatusCode().value());
        String detail = status.getReason();
        return new ProblemException(type, detail == null ? type.title(java.util.Locale.ENGLISH) + "." : detail);
    }

    /** Bean Validation names its constraints in camel case; ours are lower case with hyphens. */
    private static String codeOf(String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Min", "Max", "Positive", "PositiveOrZero", "Range" -> "range";
            case "Size" -> "size";
            case "Pattern", "Email" -> "format";
            default -> "invalid";
        };
    }
}
