package com.arisgourmet.defaults.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param errors for validation: one entry a wrong field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String traceId,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
