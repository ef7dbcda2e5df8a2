package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.problem.Problem;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.scheduler.Schedulers;

/**
 * What holds for every operation in a service's OpenAPI document: it needs a bearer token unless it is {@link OpenToAnyone},
 * and whatever goes wrong is answered with a problem document. A {@link Caller} is the token's, never a parameter.
 */
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
public class OpenApiAutoConfiguration {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Caller.Staff.class, Caller.Guest.class);
    }

    /** To describe a service takes seconds and reads class files: that is no work for an event loop. */
    @Bean
    WebFluxConfigurer describedElsewhere() {
        return new WebFluxConfigurer() {
            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer blocking) {
                blocking.setExecutor(new TaskExecutorAdapter(Schedulers.boundedElastic()::schedule));
                blocking.setControllerMethodPredicate(
                        handler -> handler.getBeanType().getName().startsWith("org.springdoc."));
            }
        };
    }

    @Bean
    OpenApiCustomizer sharedComponents() {
        return document -> {
            Components components = document.getComponents() == null ? new Components() : document.getComponents();
            components.addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .bearerFormat("JWT"));
            ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(Problem.class))
                    .referencedSchemas
                    .forEach(components::addSchemas);
            document.setComponents(components);
        };
    }

    @Bean
    OperationCustomizer tokensAndProblems() {
        return (operation, handler) -> withProblems(withToken(operation, handler));
    }

    private static Operation withToken(Operation operation, HandlerMethod handler) {
        return handler.hasMethodAnnotation(OpenToAnyone.class)
                ? operation
                : operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static Operation withProblems(Operation operation) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457)")
                                .content(new Content()
                                        .addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem))));
        return operation;
    }
}
