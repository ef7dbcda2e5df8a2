package com.arisgourmet.catalog.exchange;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a menu document of up to 2 MB, more than other bodies may have, and checks the form of each row. */
@Component
class DocumentReader {
    private static final int LARGEST = 2 * 1024 * 1024;

    private final JsonMapper json;
    private final Validator validator;

    DocumentReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Errors with what a request body with the same fault would. */
    Mono<MenuDocument> read(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body, LARGEST)
                .onErrorMap(
                        DataBufferLimitException.class,
                        large -> new ProblemException(ProblemType.BODY_TOO_LARGE, "The document is larger than 2 MB."))
                .map(DocumentReader::bytes)
                .switchIfEmpty(Mono.error(() -> new ServerWebInputException("No document.")))
                .map(this::parsed);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private MenuDocument parsed(byte[] bytes) {
        MenuDocument document;
        try {
            document = json.readValue(bytes, MenuDocument.class);
        } catch (JacksonException unreadable) {
            throw new ServerWebInputException("Not a menu document.", null, unreadable);
        }
        if (document == null) {
            throw new ServerWebInputException("No document.");
        }
        var violations = validator.validate(document);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return document;
    }
}
