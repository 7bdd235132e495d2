"""Configurations as people have them in their hands; every name and secret in them is made up."""

from __future__ import annotations

CERTIFICATE_BODY = "TUlJQmtUQ0NBVGVnQXdJQkFnSVVQbGVhc2VEb05vdFVzZVRoaXNPbmU="

CONFLUENT_JAVA = """\
# Required connection configs for Kafka producer, consumer, and admin
bootstrap.servers=pkc-0000.eu-west-1.example.cloud:9092
security.protocol=SASL_SSL
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username='APIKEY7' password='hush+/=';
sasl.mechanism=PLAIN
# Required for correctness in old clients
client.dns.lookup=use_all_dns_ips
session.timeout.ms=45000
acks=all
schema.registry.url=https://registry.example.cloud
basic.auth.credentials.source=USER_INFO
basic.auth.user.info={{ SR_API_KEY }}:{{ SR_API_SECRET }}
"""

CONFLUENT_LIBRDKAFKA = """\
bootstrap.servers=pkc-0000.eu-west-1.example.cloud:9092
security.protocol=SASL_SSL
sasl.mechanisms=PLAIN
sasl.username=APIKEY7
sasl.password=hush+/=
session.timeout.ms=45000
"""

CONFLUENT_TEMPLATE = """\
bootstrap.servers=pkc-0000.eu-west-1.example.cloud:9092
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule   required username="{{ CLUSTER_API_KEY }}" \\
    password="{{ CLUSTER_API_SECRET }}";
"""

AIVEN_JAVA_CERTIFICATES = """\
bootstrap.servers=kafka-demo.example.aiven.io:21700
security.protocol=SSL
ssl.protocol=TLS
ssl.keystore.type=PKCS12
ssl.keystore.location=client.keystore.p12
ssl.keystore.password=hush1
ssl.key.password=hush2
ssl.truststore.location=/opt/app/client.truststore.jks
ssl.truststore.password=hush3
"""

AIVEN_KCAT = """\
bootstrap.servers=kafka-demo.example.aiven.io:21702
security.protocol=sasl_ssl
sasl.mechanisms=SCRAM-SHA-256
sasl.username=avnadmin
sasl.password=AVNS_hush
ssl.ca.location=ca.pem
"""

KCAT = (
    "kcat -b broker1.example:9093,broker2 -X security.protocol=SASL_SSL -X sasl.mechanisms=SCRAM-SHA-512 \\\n"
    "  -Xsasl.username=me -X 'sasl.password=hu sh' -X ssl.ca.location=/etc/ca.pem -t orders -C -o beginning -e | head"
)

CONSOLE = (
    "bin/kafka-console-producer.sh --bootstrap-server localhost:9094 --topic orders \\\n"
    "  --producer.config client.properties --producer-property acks=all --property parse.key=true"
)

SPRING = """\
spring:
  application:
    name: billing
  datasource:
    password: hush-db
  kafka:
    bootstrap-servers:
      - b1.example:9093
      - b2.example:9093
    security:
      protocol: SASL_SSL
    ssl:
      trust-store-type: PEM
      trust-store-location: file:/etc/kafka/ca.pem
    properties:
      sasl.mechanism: SCRAM-SHA-256
      "[sasl.jaas.config]": >-
        org.apache.kafka.common.security.scram.ScramLoginModule required
        username="billing" password="hush";
    consumer:
      group-id: billing
      auto-offset-reset: earliest
    listener:
      concurrency: 3
"""

PEM_IN_JAVA = f"""\
bootstrap.servers=b:9093
security.protocol=SSL
ssl.truststore.type=PEM
ssl.truststore.certificates=-----BEGIN CERTIFICATE----- \\
  {CERTIFICATE_BODY[:20]} \\
  {CERTIFICATE_BODY[20:]} \\
  -----END CERTIFICATE-----
ssl.endpoint.identification.algorithm=
"""
