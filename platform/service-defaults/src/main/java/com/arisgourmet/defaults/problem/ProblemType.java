package com.arisgourmet.defaults.problem;

import java.util.Locale;

/**
 * Every kind of problem this system answers with (RFC 9457). {@link #uri()} is stable: clients may match on it.
 */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid", "La solicitud no es válida"),
    MALFORMED_BODY(400, "The body cannot be read", "No se puede leer el cuerpo de la solicitud"),
    IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key header is needed", "Falta el encabezado Idempotency-Key"),
    UNAUTHORIZED(401, "A valid token is needed", "Se necesita un token válido"),
    FORBIDDEN(403, "Not permitted", "No permitido"),
    NOT_FOUND(404, "Not found", "No encontrado"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Método no permitido"),
    NOT_ACCEPTABLE(406, "Not acceptable", "Formato de respuesta no disponible"),
    CONFLICT(409, "Conflicts with the current state", "En conflicto con el estado actual"),
    ILLEGAL_TRANSITION(409, "Not possible from the current state", "No es posible desde el estado actual"),
    REQUEST_IN_PROGRESS(409, "The same request is still running", "La misma solicitud sigue en curso"),
    SESSION_CLOSED(409, "The table session is closed", "La sesión de la mesa está cerrada"),
    SOLD_OUT(409, "Sold out", "Agotado"),
    STALE_VERSION(412, "Changed since it was read", "Cambió desde que se leyó"),
    BODY_TOO_LARGE(413, "The body is too large", "El cuerpo de la solicitud es demasiado grande"),
    ADDRESS_TOO_LONG(414, "The address is too long", "La dirección es demasiado larga"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Tipo de contenido no admitido"),
    EXPECTATION_FAILED(417, "What is expected is not offered", "No se ofrece lo que se espera"),
    UNPROCESSABLE(422, "Cannot be processed", "No se puede procesar"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request", "La Idempotency-Key ya se usó"),
    PRECONDITION_REQUIRED(428, "An If-Match header is needed", "Falta el encabezado If-Match"),
    TOO_MANY_REQUESTS(429, "Too many requests", "Demasiadas solicitudes"),
    HEADERS_TOO_LARGE(431, "The headers are too large", "Los encabezados son demasiado grandes"),
    INTERNAL(500, "Something went wrong on our side", "Algo falló de nuestro lado"),
    UNAVAILABLE(503, "Not available at the moment", "No disponible por el momento"),
    TIMEOUT(504, "No answer in time", "Sin respuesta a tiempo");

    private final int status;
    private final String english;
    private final String spanish;

    ProblemType(int status, String english, String spanish) {
        this.status = status;
        this.english = english;
        this.spanish = spanish;
    }

    public int status() {
        return status;
    }

    /** @return {@code /problems/illegal-transition} */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : spanish;
    }

    /** @return the general type for a status no specific type was chosen for */
    static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? INVALID_REQUEST : INTERNAL;
    }
}
