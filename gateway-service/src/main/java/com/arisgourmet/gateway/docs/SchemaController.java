package com.arisgourmet.gateway.docs;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.OpenToAnyone;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where every event's {@code dataschema} leads. The schema of a type never changes in a way that breaks readers. */
@RestController
class SchemaController {
    private static final MediaType JSON_SCHEMA = new MediaType("application", "schema+json");

    @GetMapping("/api/v1/schemas/{type}.json")
    @OpenToAnyone(because = "the description of public events is public")
    ResponseEntity<Resource> schema(@PathVariable String type) {
        EventType known = EventType.ofWireName(type).orElseThrow(() -> ProblemException.notFound("type of event"));
        return ResponseEntity.ok()
                .contentType(JSON_SCHEMA)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new ClassPathResource(known.schemaResource()));
    }
}
