package com.arisgourmet.gateway.docs;

import com.arisgourmet.defaults.security.OpenToAnyone;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

@RestController
class ApiDocumentsController {
    private final ApiDocuments documents;
    private final AsyncApi asyncApi;

    ApiDocumentsController(ApiDocuments documents, AsyncApi asyncApi) {
        this.documents = documents;
        this.asyncApi = asyncApi;
    }

    @GetMapping("/api/v1/openapi.json")
    @OpenToAnyone(because = "the description of a public API is public")
    Mono<ObjectNode> openApi() {
        return documents.openApi();
    }

    @GetMapping("/api/v1/asyncapi.json")
    @OpenToAnyone(because = "the description of a public API is public")
    ObjectNode asyncApi() {
        return asyncApi.document();
    }
}
