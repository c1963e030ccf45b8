package dev.holdfast.benchmark;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;

/** Spring Session as its guide sets it up: all by default. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession
class SpringSessions {

    /** The port of the Redis. */
    static final String PORT = "benchmark.redis.port";

    @Bean
    RedisConnectionFactory connections() {
        return new LettuceConnectionFactory("127.0.0.1", Integer.getInteger(PORT));
    }
}
