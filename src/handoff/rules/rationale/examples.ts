import type { RuleExample } from '../rule.ts';

/** Descriptions that are enough. The rule's page shows them, and its tests run them. */
export const passing: readonly RuleExample[] = [
  {
    title: 'Retry invoice uploads',
    text: 'The billing service drops connections while it deploys, so about 3 % of the uploads were lost every week.',
  },
  {
    title: 'Lower the pool size',
    text: '## What\n\nPool size 20 to 8.\n\n## Why\n\nThe new database plan allows 40 connections for five services.',
  },
  {
    title: 'Pin the parser below 3.0',
    text: 'Version 3 crashes on empty files: https://example.com/issues/7',
  },
  {
    title: 'Revert "Cache the price list"',
    text: "Reverts acme/shop#41\n\nCustomers saw yesterday's prices after midnight.",
  },
  { title: 'Fix spelling', text: 'Rationale: none because it only corrects a typo in a comment' },
  {
    title: 'Rechnungen erneut senden',
    text: 'Bisher ging die Rechnung verloren, wenn der Mailserver nicht erreichbar war.',
  },
  {
    title: 'Ajoute un délai',
    text: "Le fournisseur refuse plus de dix appels par seconde, ce qui faisait échouer l'import de nuit.",
  },
  {
    title: 'Reintentar el envío',
    text: '## Motivo\n\nEl servidor de correo se reinicia cada noche y perdíamos los avisos.',
  },
  {
    title: 'Reduz o tempo de espera',
    text: 'O painel ficava travado porque a consulta esperava um serviço que já não existe.',
  },
  { title: '调整缓存时间', text: '之前缓存一天，用户修改头像后要等很久才能看到，所以改为十分钟。' },
];

/** Descriptions that are not enough. */
export const failing: readonly RuleExample[] = [
  { title: 'Add retry', text: '' },
  {
    title: 'Add retry',
    text: '## What changed?\n<!-- Describe the change -->\n\n## Why?\n<!-- Tell your future self -->\n',
  },
  { title: 'Add retry', text: 'Fixes #12' },
  { title: 'Add retry', text: '- [x] Tests pass\n- [ ] Documentation' },
  { title: 'Add retry', text: '![before](https://example.com/a.png)' },
  { title: 'Add retry to the invoice client', text: 'Adds retry to the invoice client.' },
  {
    title: 'Invoice client',
    text: '- Adds `retry()` to the invoice client\n- Renames `send` to `sendOnce`\n- Updates the tests\n- Adds a configuration key\n- Moves the constants to `limits.ts`',
  },
  { title: 'Refactor the client', text: '## Why\n\nImproves maintainability and code quality.' },
  { title: 'Revert "Add retry"', text: 'This reverts commit 0123456789abcdef0123456789abcdef01234567.' },
  { title: 'Neue Spalte', text: 'Fügt der Tabelle eine Spalte hinzu und aktualisiert die Tests.' },
  { title: 'Ajout de la colonne', text: '## Pourquoi\n\nAmélioration de la qualité du code.' },
  { title: 'Nueva columna', text: 'Agrega una columna a la tabla y actualiza las pruebas.' },
  { title: 'Nova coluna', text: 'Adiciona uma coluna à tabela e atualiza os testes.' },
  { title: '新增列', text: '新增一列，并更新测试。' },
];
