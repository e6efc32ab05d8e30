/** Words in running text by which answers are given; forms as in `headingPhrases`. */
export const wordLists = {
  /** Where the state of a system can be seen. */
  monitor: `dashboard*, grafana, kibana, datadog, sentry, prometheus, cloudwatch, new relic, newrelic, honeycomb, langfuse, loki, jaeger, opentelemetry, uptime, uptimerobot, statuspage, status page, pingdom, better stack, betterstack, axiom, papertrail, logtail, splunk, zabbix, nagios, pm2 monit, health check*, healthcheck*, health endpoint*, readiness, liveness, metrics, metric, error rate*, latency, p95, p99, throughput, queue depth, queue length, backlog size, log stream*, log explorer, logs explorer, logs, tail logs, watch the logs, check the logs, check logs, log line*, log entries, response time, cpu usage, memory usage, disk usage, smoke test*, http 200, returns 200, answers 200, status 200, responds with 200, is healthy, healthy, up and running, alerting rule*, error logs, audit log, verify that, verify, confirm that, should return, should show, expected output, expected result,
    überwach*, protokolle, fehlerrate, antwortzeit, auslastung, status prüfen, logs prüfen, prüfen ob, prüft,
    surveiller, journaux, taux d'erreur, latence, tableau de bord, vérifier que, vérifier,
    monitorear, registros, tasa de error*, latencia, tablero*, revisar los logs, revisar logs, verificar que, verificar, comprobar, confirmar que,
    monitorar, taxa de erro*, latência, painel, verificar se, conferir, confirmar,
    监控, 日志, 指标, 健康, 状态, 仪表盘, 查看, 确认, 验证`,
  /** What goes wrong, as people notice it. */
  symptom: `error, errors, fail, fails, failed, failing, failure*, down, outage, unavailable, unreachable, timeout*, times out, timed out, timing out, slow, latency, high cpu, high memory, high error, spike*, spikes, stuck, hang, hangs, hanging, crash*, crashed, crashing, crashloop*, oom, out of memory, disk full, full disk, full, lag, lagging, backlog, missing, not working, doesn't work, does not work, not responding, won't start, does not start, not starting, cannot, can't, unable to, denied, unauthorized, forbidden, refused, rejected, expired, invalid, corrupt*, broken, degraded, leak*, deadlock*, conflict*, mismatch, stale, silent, no data, empty, 401, 403, 404, 409, 429, 500, 502, 503, 504, 5xx, 4xx, blocked, exhausted, exceeded, over quota, rate limit*, throttl*, breach, compromised, duplicate*, alert, alarm, fires, fired, firing, incident, nan, drift, data loss,
    fehler, fehlgeschlagen, schlägt fehl, ausfall, ausgefallen, nicht erreichbar, langsam, hängt, abgestürzt, voll, abgelaufen, störung, antwortet nicht, startet nicht,
    erreur*, échec, échoue, panne, indisponible, lent, bloqué, expiré, saturé, ne répond pas, ne démarre pas,
    falla, fallan, fallo, fallos, caído, caída, error de, errores, lento, lenta, bloqueado, expirado, vencido, no responde, no arranca, no funciona, sin datos, saturado, saturación, timeout,
    falha*, falhou, erro, erros, fora do ar, indisponível, lento, travado, expirado, não responde, não inicia, não funciona, cheio,
    失败, 错误, 异常, 超时, 不可用, 宕机, 报错, 过期, 告警, 满, 慢, 中断, 无法`,
  /** What to do about it: imperatives at the head of a step. */
  action: `check, verify, confirm, restart, redeploy, run, re-run, rerun, inspect, look, open, kill, stop, start, scale, increase, decrease, reduce, disable, enable, pause, resume, rotate, revoke, renew, clear, flush, delete, remove, purge, drain, retry, replay, requeue, update, upgrade, set, reset, fix, patch, apply, revert, roll, rollback, restore, contact, notify, escalate, page, investigate, identify, review, ensure, validate, block, isolate, failover, switch, replace, free, clean, query, find, search, grep, tail, ssh, log, access, go, use, wait, add, change, edit, create, configure, reconnect, recreate, regenerate, rebuild, reinstall, compare, test, ping, trigger, cancel, move, copy, truncate, vacuum, reindex, kubectl, docker, curl, systemctl, sudo,
    prüfen, prüfe, neu starten, neustarten, starten, stoppen, öffnen, ausführen, ansehen, erhöhen, leeren, löschen, melden,
    vérifier, redémarrer, relancer, exécuter, ouvrir, consulter, augmenter, vider, supprimer, désactiver, contacter,
    verificar, revisar, reiniciar, ejecutar, comprobar, abrir, consultar, escalar, aumentar, limpiar, borrar, desactivar, detener, contactar, confirmar, avisar, rotar, aplicar, desplegar, forzar, bloquear,
    verifique, reinicie, execute, conferir, abra, aumente, limpe, desative, pare, contate, checar, executar,
    检查, 重启, 执行, 查看, 确认, 清理, 扩容, 停止, 启动, 联系, 切换, 删除`,
  /** Labels that part a symptom from what to do. */
  label: `symptom*, problem, means, it means, what it means, first, then, first thing, do first, likely reason, why, what, action required, procedure, command, try, severity, trigger, cause*, likely cause, possible cause*, root cause, diagnosis, diagnose, fix, solution*, resolution, remedy, remediation, action*, mitigation, response, meaning, impact, first step*, steps, what to do, workaround, check*, investigate, triage, recovery,
    ursache*, lösung*, maßnahme*, bedeutet, heißt, dann, zuerst, significado, qué hacer, que hacer, entonces, significa, primero, o que fazer, então, signifie, alors, behebung, bedeutung, cause*, solution, remède, action, síntoma*, causa*, solución, acción, acciones, remedio, diagnóstico, mitigación, solução, ação, ações, 原因, 解决, 处理, 现象, 措施`,
  /** Labels in front of a cause or a cure. */
  cause: `symptom*, problem, cause*, likely cause, possible cause*, root cause, fix, solution*, resolution, remedy, mitigation, workaround, what to do, action, error, issue, ursache*, lösung*, maßnahme*, behebung, cause*, solution*, remède, síntoma*, causa*, solución, soluciones, acción, solução, soluções, ação, sintoma*, 原因, 解决, 处理, 现象, 症状, 措施`,
  /** Headings over what is noticed. */
  noticed: `symptom*, detection, alert, alerts, alarm*, trigger*, meaning, impact, when to use, when this fires, signs, indicators, problem, problem statement, description, scenario, what happened, how it shows, detected by, user impact, issue,
    auslöser, erkennung, auswirkung*, anzeichen, symptôme*, détection, impact, déclencheur*, síntoma*, detección, impacto, señal, señales, cuándo, sintoma*, detecção, 现象, 症状, 影响, 触发`,
  /** Headings over what to do then. */
  answered: `mitigation*, remediation, resolution, resolve, diagnosis, diagnose, response, respond, fix, fixes, steps, immediate action*, immediate, first response, procedure*, recovery, investigate, investigation, action*, what to do, how to fix, solution*, triage, debug*, containment, contain, workaround*, playbook, checks, recover,
    maßnahme*, sofortmaßnahme*, lösung*, behebung, vorgehen, diagnose, mesures, actions, résolution, diagnostic, procédure, acción, acciones, mitigación, resolución, solución, diagnóstico, procedimiento, pasos, contención, respuesta, ação, ações, mitigação, resolução, solução, passos, 处理, 解决, 排查, 步骤, 措施, 应对`,
  /** Going back to an earlier state. */
  rollback: `roll back*, rollback*, rolled back, rolling back, revert, reverts, reverted, reverting, undo, restore, restores, restoring, restored, previous version, previous release, previous image, previous deployment, previous revision, previous commit, previous tag, last known good, last good, known-good, known good, earlier version, older version, prior version, prior release, downgrade, redeploy the previous, re-deploy previous, point-in-time, pitr, from backup, from the backup, latest backup, snapshot, back out, switch back, fall back to, promote the previous, git revert, down migration, kill switch, feature flag off, disable the flag, turn off the flag,
    zurückroll*, zurücksetzen, wiederherstell*, vorherige version, letzte gute, rückgängig, zurückspielen, alten stand,
    revenir à, restaurer, version précédente, annuler, retour arrière, sauvegarde,
    revertir, reversión, restaurar, versión anterior, revisión anterior, volver a la versión, volver a, deshacer, respaldo, backup, rollback,
    reverter, versão anterior, voltar para, desfazer, cópia de segurança,
    回滚, 回退, 恢复, 上一个版本, 旧版本, 备份`,
  /** Turning to people. */
  contact: `contact*, call, escalate*, page, pages, paged, notify, reach out, reach, ask, ping, on-call, on call, oncall, owner*, owned by, maintainer*, responsible, team, lead, slack, teams channel, channel, email, e-mail, mail, phone, tel, telephone, whatsapp, telegram, discord, pagerduty, opsgenie, victorops, support, rota, rotation, primary, secondary, manager, cto, dpo, security team,
    kontakt*, anrufen, melden, bereitschaft, ansprechpartner*, zuständig, telefon, rufnummer,
    contacter, appeler, joindre, téléphone, astreinte, courriel, responsable,
    contactar, llamar, avisar a, escalar a, teléfono, correo, guardia, responsable, dueño, canal,
    contatar, ligar, avisar, telefone, plantão, responsável, dono,
    联系, 电话, 邮箱, 微信, 钉钉, 值班, 负责人, 通知`,
  /** Nothing runs yet. */
  notYet: `nothing runs in production yet, not in production yet, not yet in production, no production yet, is not deployed yet, not deployed yet, not live yet, nothing is deployed yet, runs nowhere yet, noch nicht in produktion, noch nichts in produktion, läuft noch nicht, pas encore en production, aún no está en producción, todavía no está en producción, ainda não está em produção, 尚未上线, 还没有上线`,
} as const;
