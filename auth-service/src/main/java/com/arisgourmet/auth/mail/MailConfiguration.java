package com.arisgourmet.auth.mail;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;

/**
 * Mails leave by SMTP. In local mode they stay here unless a server is named; elsewhere, without one, they wait as long
 * as their tokens are good.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    @ConditionalOnExpression("${aris.local:false} and '${spring.mail.host}'.isBlank()")
    LocalMailbox localMailbox(Clock clock) {
        return new LocalMailbox(clock);
    }

    @Bean
    @ConditionalOnMissingBean(Mail.class)
    Mail mail(
            JavaMailSender server, @Value("${spring.mail.host}") String host, @Value("${aris.mail.from}") String from) {
        if (host.isBlank() || from.isBlank()) {
            log.warn("no mail server: set ARIS_MAIL_HOST and ARIS_MAIL_FROM, invitations and password resets wait");
            return letter -> Mono.error(new IllegalStateException("ARIS_MAIL_HOST or ARIS_MAIL_FROM is not set"));
        }
        return new SmtpMail(server, from);
    }
}
