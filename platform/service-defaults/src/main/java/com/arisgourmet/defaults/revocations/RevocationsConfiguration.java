package com.arisgourmet.defaults.revocations;

import com.arisgourmet.defaults.security.InternalWall;
import com.arisgourmet.defaults.security.Revocations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service imports that revokes tokens it signed. It says itself where it keeps them. */
@Configuration(proxyBeanMethods = false)
public class RevocationsConfiguration {

    @Bean
    RevocationNews revocationNews(RevocationTable table, Revocations own) {
        return new RevocationNews(table, own);
    }

    /** @param wall behind which alone it may be served */
    @Bean
    RevocationController revocationController(RevocationNews news, InternalWall wall) {
        return new RevocationController(news);
    }
}
