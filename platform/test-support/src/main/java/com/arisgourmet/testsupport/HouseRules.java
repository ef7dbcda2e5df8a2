package com.arisgourmet.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The architecture rules every module keeps. Each message says the mend. */
public final class HouseRules {
    private static final String DEFAULTS = "com.arisgourmet.defaults.security.";
    private static final String MAPPING = "org.springframework.web.bind.annotation.";

    private static final List<ArchRule> RULES = List.of(
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "reactor..", "tools.jackson..", "io.r2dbc..", "java.sql..")
                    .because("the domain is pure: move the call to the use case and pass its result in as an argument")
                    .allowEmptyShould(true),
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$")
                    .because("such a name hides what the class is: name it by the one thing it does, or put the method"
                            + " where its data is"),
            methods()
                    .that()
                    .areAnnotatedWith(MAPPING + "GetMapping")
                    .or()
                    .areAnnotatedWith(MAPPING + "PostMapping")
                    .or()
                    .areAnnotatedWith(MAPPING + "PutMapping")
                    .or()
                    .areAnnotatedWith(MAPPING + "PatchMapping")
                    .or()
                    .areAnnotatedWith(MAPPING + "DeleteMapping")
                    .should()
                    .beAnnotatedWith(DEFAULTS + "Requires")
                    .orShould()
                    .beAnnotatedWith(DEFAULTS + "OpenToAnyone")
                    .orShould()
                    .beAnnotatedWith(DEFAULTS + "ForServices")
                    .because("every route says who may call it: add @Requires(permission) and a Caller parameter,"
                            + " @OpenToAnyone with the reason, or @ForServices under /internal")
                    .allowEmptyShould(true),
            noClasses()
                    .should()
                    .callMethod("reactor.core.publisher.Mono", "block")
                    .orShould()
                    .callMethod("reactor.core.publisher.Flux", "blockLast")
                    .orShould()
                    .callMethod("java.lang.Thread", "sleep", "long")
                    .because("event loops must not wait: return the Mono and let the caller compose it"),
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .notBePublic()
                    .because("only Spring calls a controller: make it package-private")
                    .allowEmptyShould(true));

    private HouseRules() {}

    /** @throws AssertionError naming each violation and its mend */
    public static void check(String rootPackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        RULES.forEach(rule -> rule.check(classes));
    }
}
